//! Pictures in the real binary: fetched when the article is read, there again without a network.

use std::fs;
use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::folders;
use super::terminal::Terminal;
use crate::support::{Page, Server};

#[test]
fn a_picture_is_shown_and_shown_again_without_a_network() {
    let (config, data) = folders();
    let server = Server::new(Vec::new());
    let picture: DynamicImage =
        RgbImage::from_fn(300, 200, |_, y| Rgb([255 - u8::try_from(y).unwrap(), 90, 160])).into();
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    let page = Page { status: 200, content_type: "image/jpeg", etag: None, body: bytes.into_inner() };
    server.serve("/quay.jpg", page);
    let body = format!(
        "&lt;figure&gt;&lt;img src=\"{}\"&gt;&lt;figcaption&gt;The quay at noon.&lt;/figcaption&gt;&lt;/figure&gt;",
        server.url("/quay.jpg")
    );
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>Harbour</title><item><title>The new quay</title><guid>1</guid>\
         <description>{body}</description></item></channel></rss>"
    );
    server.serve("/feed.rss", Page::feed("application/rss+xml", feed));
    let url = server.url("/feed.rss");
    let feeds = format!(
        "edition = \"none\"\n[[feed]]\nid = \"harbour\"\ntitle = \"Harbour\"\nurl = \"{url}\"\nsection = \"World\"\n"
    );
    fs::write(config.path().join("feeds.toml"), feeds).unwrap();
    fs::write(config.path().join("config.toml"), "pictures = \"blocks\"\n").unwrap();

    let shown = |screen: &str| screen.contains("The quay at noon.") && screen.contains('▀');
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], 80, 30);
    terminal.wait_for("The new quay");
    terminal.type_keys("\r");
    terminal.wait("the picture", shown);
    terminal.type_keys("p");
    terminal.wait("the caption alone", |screen| screen.contains("The quay at noon.") && !screen.contains('▀'));
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
    let asked = |server: &Server| server.requests().iter().filter(|request| request.path == "/quay.jpg").count();
    assert_eq!(asked(&server), 1);

    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 80, 30);
    terminal.wait_for("The new quay");
    terminal.type_keys("\r");
    terminal.wait("the picture from the cache", shown);
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(asked(&server), 1);
}
