//! What is asked of the board.

use vivier_tests::window::app;

use crate::applicants::{Applicants, lane};

/// Whether all that filters the board stands beside one another, nothing over anything else.
const ONE_ROW: &str = "
    const row = document.querySelector('main [role=search]');
    const places = [...row.children].map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0);
    const beside = places.every((place, at) => at === 0 || place.left >= places[at - 1].right);
    const tabs = document.querySelector('main nav').getBoundingClientRect();
    const inside = places.every(({ left, right }) => left >= tabs.right && right <= innerWidth);
    return row.getBoundingClientRect().height < 42 && beside && inside";

#[tokio::test]
async fn the_board_is_filtered_by_how_writing_stands_in_one_row_of_either_language() {
    if app().is_none() {
        return;
    }
    let people = [("Awa Diop", "awa@example.org"), ("Idris Belkacem", "idris@example.org")];
    let (window, _) = Applicants::of(&people).on_board(&["Awa Diop", "Idris Belkacem"]).await;
    window.choose("Mail", "Mail failed").await;
    window.sees("No application matches these filters").await;
    window.choose("Mail", "Not written to yet").await;
    lane(&window, "New", &["Awa Diop", "Idris Belkacem"]).await;
    window.click("Save this filter…").await;
    window.types_into("input[aria-label='Name of the filter']", "À qui écrire").await;
    window.press(&["Enter"]).await;
    window.sees("Filter “À qui écrire” saved").await;
    window.click("Filters").await;
    window.choose("Days in the stage", "3 days and more").await;
    window.sees("Filters (1 on)").await;
    window.sees("No application matches these filters").await;
    window.shot("people-filters").await;
    assert_eq!(window.accessibility().await, [] as [&str; 0]);
    window.press(&["Escape"]).await;
    window.choose("Saved filters", "À qui écrire").await;
    lane(&window, "New", &["Awa Diop", "Idris Belkacem"]).await;
    for language in ["fr", "en"] {
        window.set_preferences(language, "light").await;
        for width in [960, 1280] {
            window.resize(width, 800).await.unwrap();
            window.until("the size", &format!("return innerWidth === {width}")).await;
            window.shot(&format!("people-filters-{language}-{width}")).await;
            window.until("one row", ONE_ROW).await;
        }
    }
    window.click("Remove the filter “À qui écrire”").await;
    window.sees("Filter “À qui écrire” removed").await;
}
