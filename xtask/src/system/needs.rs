//! What each purpose needs of the system, how to tell that it is there, and what it is called where.

use super::Purpose;
use super::release::Family;

/// One package, under its names.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    purpose: Purpose,
    pub proof: Proof,
    pub debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
}

/// How it shows that a package is there.
#[derive(Debug, Clone, Copy)]
pub enum Proof {
    /// A program on the path.
    Tool(&'static str),
    /// A library, by the name pkg-config knows it under.
    Library(&'static str),
}

const fn need(purpose: Purpose, proof: Proof, debian: &'static str, fedora: &'static str, arch: &'static str) -> Need {
    Need { purpose, proof, debian, fedora, arch }
}

/// On Linux. The store's encryption is the system's `OpenSSL`.
const LINUX: &[Need] = &[
    need(Purpose::CommandLine, Proof::Tool("cc"), "build-essential", "gcc gcc-c++", "base-devel"),
    need(Purpose::CommandLine, Proof::Tool("pkg-config"), "pkg-config", "pkgconf-pkg-config", "pkgconf"),
    need(Purpose::CommandLine, Proof::Library("libcrypto"), "libssl-dev", "openssl-devel", "openssl"),
    need(
        Purpose::Window,
        Proof::Library("webkit2gtk-4.1"),
        "libwebkit2gtk-4.1-dev",
        "webkit2gtk4.1-devel",
        "webkit2gtk-4.1",
    ),
    need(Purpose::Window, Proof::Library("librsvg-2.0"), "librsvg2-dev", "librsvg2-devel", "librsvg"),
    need(
        Purpose::WindowTests,
        Proof::Tool("WebKitWebDriver"),
        "webkit2gtk-driver",
        "webkit2gtk-driver",
        "webkit2gtk-4.1",
    ),
    need(Purpose::WindowTests, Proof::Tool("Xvfb"), "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    need(Purpose::WindowTests, Proof::Tool("dbus-launch"), "dbus-x11", "dbus-x11", "dbus"),
    // The tests that send to a real mail server and read a real mailbox.
    need(Purpose::WindowTests, Proof::Tool("exim4"), "exim4-daemon-light", "exim", "exim"),
    need(Purpose::WindowTests, Proof::Tool("dovecot"), "dovecot-imapd", "dovecot", "dovecot"),
    need(Purpose::Packages, Proof::Tool("rpmbuild"), "rpm", "rpm-build", "rpm-tools"),
    need(
        Purpose::Packages,
        Proof::Tool("desktop-file-validate"),
        "desktop-file-utils",
        "desktop-file-utils",
        "desktop-file-utils",
    ),
    need(Purpose::Packages, Proof::Tool("appstreamcli"), "appstream", "appstream", "appstream"),
    need(Purpose::Packages, Proof::Tool("debootstrap"), "debootstrap", "debootstrap", "debootstrap"),
];

/// Where the system brings its own web view: the tools alone.
const MACOS: &[Need] = &[need(Purpose::CommandLine, Proof::Tool("cc"), "", "", "")];
const WINDOWS: &[Need] = &[need(Purpose::CommandLine, Proof::Tool("perl"), "", "", "")];

pub fn needs(purpose: Purpose, family: Family) -> Vec<Need> {
    let all = match family {
        Family::Debian | Family::Fedora | Family::Arch | Family::OtherUnix => LINUX,
        Family::MacOs => MACOS,
        Family::Windows => WINDOWS,
    };
    all.iter().filter(|need| need.purpose <= purpose).copied().collect()
}

/// What to type or fetch for what is missing, in the system's own words.
pub fn advice(missing: &[Need], family: Family) -> String {
    let names = |name: fn(&Need) -> &'static str| missing.iter().map(name).collect::<Vec<_>>().join(" ");
    match family {
        Family::Debian => format!("sudo apt-get install {}", names(|need| need.debian)),
        Family::Fedora => format!("sudo dnf install {}", names(|need| need.fedora)),
        Family::Arch => format!("sudo pacman -S --needed {}", names(|need| need.arch)),
        Family::MacOs => "the command line tools of Xcode: xcode-select --install".to_string(),
        Family::Windows => {
            "Strawberry Perl (winget install StrawberryPerl.StrawberryPerl), beside the C++ build tools of Visual \
                            Studio and WebView2"
                .to_string()
        }
        Family::OtherUnix => {
            let shown = names(|need| match need.proof {
                Proof::Tool(name) | Proof::Library(name) => name,
            });
            format!("the packages with {shown} (libraries with their development files)")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_needs_no_desktop_library() {
        let debian: Vec<_> = needs(Purpose::CommandLine, Family::Debian).iter().map(|need| need.debian).collect();
        assert_eq!(debian, ["build-essential", "pkg-config", "libssl-dev"]);
    }

    #[test]
    fn each_purpose_needs_what_the_smaller_ones_do() {
        let count = |purpose| needs(purpose, Family::Debian).len();
        assert_eq!((count(Purpose::Window), count(Purpose::WindowTests), count(Purpose::Packages)), (5, 10, 14));
    }

    #[test]
    fn advice_uses_the_systems_own_names() {
        let missing: Vec<_> = needs(Purpose::Window, Family::Fedora).into_iter().skip(3).collect();
        assert_eq!(advice(&missing, Family::Fedora), "sudo dnf install webkit2gtk4.1-devel librsvg2-devel");
        assert_eq!(advice(&missing, Family::Arch), "sudo pacman -S --needed webkit2gtk-4.1 librsvg");
        assert!(advice(&missing, Family::OtherUnix).contains("webkit2gtk-4.1 librsvg-2.0"));
    }
}
