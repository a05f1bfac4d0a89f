//! Enums whose values are written down, in the store and in JSON, by one code each.

/// Makes the enum with `ALL`, `code` and `of`, so that what is stored, what is sent and what is read back cannot differ.
macro_rules! codes {
    ($($(#[$doc:meta])* pub enum $name:ident { $($(#[$of:meta])* $value:ident = $code:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name {
            $($(#[$of])* #[serde(rename = $code)] $value,)+
        }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$value => $code,)+
                }
            }

            /// None for a code that is not one of these.
            pub fn of(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$value),)+
                    _ => None,
                }
            }
        }
    )+};
}

pub(crate) use codes;
