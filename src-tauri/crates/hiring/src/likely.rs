//! Whether two people on paper may be one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::codes::codes;

codes! {
    /// Why two people are likely one, the surest first.
    pub enum LikelyReason {
        SameAddress = "same_address",
        SamePhone = "same_phone",
        SameLink = "same_link",
        /// The same name, in whichever order, and addresses that differ by little.
        NearAddress = "near_address",
        /// The same name, with the family name once before and once behind.
        SwappedName = "swapped_name",
        /// The same name, and nothing that speaks against it.
        SameName = "same_name",
    }
}

impl LikelyReason {
    /// Whether it is worth asking about later, and not only while somebody is typing: many people share a name.
    pub const fn is_strong(self) -> bool {
        !matches!(self, Self::SameName)
    }
}

/// An address as near ones are told from it: taken apart once, to be compared with many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearAddress {
    /// The local part as letters and digits alone, without what follows a plus sign.
    local: String,
    domain: String,
}

impl NearAddress {
    /// None of what is no address.
    pub fn of(address: &str) -> Option<Self> {
        let (local, domain) = address.rsplit_once('@')?;
        let local = local.split('+').next().unwrap_or(local);
        let bare = if local.is_ascii() {
            local.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
        } else {
            let letters = local.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        Some(Self { local: bare, domain: domain.to_owned() })
    }

    /// `c.rouviere@example.org` and `crouviere@example.com`, or a slip of one letter.
    pub fn is_near(&self, other: &Self) -> bool {
        if self.local == other.local {
            return true;
        }
        self.domain == other.domain
            && self.local.chars().count().min(other.local.chars().count()) >= 5
            && differ_by_one(&self.local, &other.local)
    }
}

/// One letter more, less or other, or two that changed places.
fn differ_by_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = (one.get(before..).unwrap_or_default(), other.get(before..).unwrap_or_default());
    match rest {
        ([_, a @ ..], b) | (b, [_, a @ ..]) if a == b => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a, b, one @ ..], [c, d, other @ ..]) => (a, b) == (d, c) && one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        NearAddress::of(one).unwrap().is_near(&NearAddress::of(other).unwrap())
    }

    #[test]
    fn near_is_a_slip_or_another_provider() {
        assert!(near("camille.rouviere@example.org", "camillerouviere@example.com"));
        assert!(near("camille+jobs@example.org", "Camille@example.org"));
        assert!(near("zoé.martin@example.org", "zoe-martin@example.com"));
        assert!(near("camille@example.org", "camile@example.org"));
        assert!(near("camille@example.org", "camillle@example.org"));
        assert!(near("camille@example.org", "camlile@example.org"));
        assert!(near("camille@example.org", "camilla@example.org"));
        assert!(!near("camille@example.org", "camila@example.org"), "two letters");
        assert!(!near("camille@example.org", "camile@example.com"), "a slip and another provider");
        assert!(!near("awa@example.org", "ava@example.org"), "short names differ by a letter");
    }
}
