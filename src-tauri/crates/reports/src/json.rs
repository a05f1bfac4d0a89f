//! A table as a JSON list, an object a row, the columns in their order.

use std::io::Write;

use serde_json::Value;

use crate::cell::decimal;
use crate::{Cell, Error};

#[derive(Debug)]
pub struct Rows<W: Write> {
    out: W,
    names: Vec<String>,
    any: bool,
}

impl<W: Write> Rows<W> {
    pub fn begin(mut out: W, names: Vec<String>) -> Result<Self, Error> {
        out.write_all(b"[")?;
        Ok(Self { out, names, any: false })
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.out.write_all(if self.any { b",\n{" } else { b"\n{" })?;
        self.any = true;
        for ((name, cell), at) in self.names.iter().zip(cells).zip(0..) {
            let separator = if at == 0 { "" } else { ", " };
            write!(self.out, "{separator}{}: {}", Value::from(name.as_str()), value(cell))?;
        }
        Ok(self.out.write_all(b"}")?)
    }

    pub fn finish(mut self) -> Result<W, Error> {
        self.out.write_all(if self.any { b"\n]\n" } else { b"]\n" })?;
        self.out.flush()?;
        Ok(self.out)
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Number(number) => Value::from(*number),
        Cell::Hundredths(number) => decimal(*number, '.').parse::<f64>().map_or(Value::Null, Value::from),
        Cell::Day(day) => Value::from(day.to_string()),
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::List(values) => Value::from(values.clone()),
    }
}
