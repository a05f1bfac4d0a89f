//! Which family of systems this machine belongs to, from `/etc/os-release`.

use std::fs;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    Debian,
    Fedora,
    Arch,
    OtherUnix,
    MacOs,
    Windows,
}

pub fn family() -> Family {
    if cfg!(target_os = "macos") {
        return Family::MacOs;
    }
    if cfg!(windows) {
        return Family::Windows;
    }
    let text = fs::read_to_string("/etc/os-release").or_else(|_| fs::read_to_string("/usr/lib/os-release"));
    from_os_release(&text.unwrap_or_default())
}

/// `ID` names the system, `ID_LIKE` those it descends from, nearest first.
fn from_os_release(text: &str) -> Family {
    let value = |key: &str| {
        let line = text.lines().find_map(|line| line.trim().strip_prefix(key)?.strip_prefix('='));
        line.unwrap_or_default().trim_matches(['"', '\'']).to_lowercase()
    };
    let names = format!("{} {}", value("ID"), value("ID_LIKE"));
    names.split_whitespace().find_map(known).unwrap_or(Family::OtherUnix)
}

fn known(name: &str) -> Option<Family> {
    match name {
        "debian" | "ubuntu" => Some(Family::Debian),
        "fedora" | "rhel" => Some(Family::Fedora),
        "arch" => Some(Family::Arch),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_descendants() {
        assert_eq!(from_os_release("NAME=\"Debian GNU/Linux\"\nID=debian\nVERSION_ID=\"12\"\n"), Family::Debian);
        assert_eq!(from_os_release("ID=ubuntu\nID_LIKE=debian\n"), Family::Debian);
        assert_eq!(from_os_release("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), Family::Debian);
    }

    #[test]
    fn others_by_their_family() {
        assert_eq!(from_os_release("ID='rocky'\nID_LIKE=\"rhel centos fedora\"\n"), Family::Fedora);
        assert_eq!(from_os_release("ID=arch\n"), Family::Arch);
        assert_eq!(from_os_release("ID=nixos\n"), Family::OtherUnix);
        assert_eq!(from_os_release(""), Family::OtherUnix);
    }

    #[test]
    fn version_id_is_not_taken_for_id() {
        assert_eq!(from_os_release("VERSION_ID=12\nID_LIKE=arch\n"), Family::Arch);
    }
}
