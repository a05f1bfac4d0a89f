//! The whole thread in the real window: import, list, posting, undo, language, theme, keys, accessibility, restart.

use vivier_tests::window::{USUAL, Window, app};

#[tokio::test]
async fn probe() {
    if app().is_none() {
        return;
    }
    let window = Window::open(USUAL).await;
    window.shot("probe-first").await;
    println!("{:?}", window.accessibility().await);
    window.click("Open the sample set").await;
    window.sees("Data engineer, sensor network").await;
    window.shot("probe-list").await;
    println!("{:?}", window.accessibility().await);
    println!("{:?}", window.resize(960, 600).await);
    println!("{:?}", window.script("return [innerWidth, innerHeight]").await);
    window.shot("probe-small").await;
    window.press(&["Control", "k"]).await;
    window.shot("probe-palette").await;
}
