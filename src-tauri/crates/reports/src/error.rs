//! What can go wrong while writing a file.

use rust_xlsxwriter::XlsxError;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// A spreadsheet has no more rows than this.
    #[error("a sheet holds {limit} rows")]
    TooManyRows { limit: u32 },
    #[error("{0}")]
    Workbook(String),
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::File(error),
            other => Self::File(std::io::Error::other(format!("{other:?}"))),
        }
    }
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(error) => Self::File(error),
            other => Self::Workbook(other.to_string()),
        }
    }
}
