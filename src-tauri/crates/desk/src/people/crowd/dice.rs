//! Numbers that look thrown and are the same each time.

#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub const fn of(seed: u64, number: u64) -> Self {
        let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ seed.wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
        Self(mixed ^ 0xD1B5_4A32_D192_ED03)
    }

    /// From 0, and less than that.
    pub fn below(&mut self, faces: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % faces.max(1)
    }

    /// One time in so many.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// Half of them below a quarter.
    pub fn rather_small(&mut self, faces: u64) -> u64 {
        self.below(faces) * self.below(faces) / faces.max(1)
    }

    /// As the words of a language are met: the first ones all the time, the last hardly ever.
    pub fn rank(&mut self) -> u64 {
        let octave = self.below(16);
        (1 << octave) + self.below(1 << octave)
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.below(all.len() as u64);
        usize::try_from(at).ok().and_then(|at| all.get(at))
    }

    /// Rather one of the first.
    pub fn often<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.rather_small(all.len() as u64);
        usize::try_from(at).ok().and_then(|at| all.get(at))
    }

    /// One of the texts; nothing of none.
    pub fn word<'a>(&mut self, all: &'a [String]) -> &'a str {
        self.one_of(all).map(String::as_str).unwrap_or_default()
    }
}
