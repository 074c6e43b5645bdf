//! What is shipped: the crate, archives, packages and the manifests of package managers agree with each other.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::Value;
use toml::Table;

use crate::sources::{files, name, read, root};
use crate::support::newsroom;

/// The files that tell a package manager where a version is.
const MANIFESTS: [&str; 6] = [
    "packaging/aur/PKGBUILD",
    "packaging/homebrew/dateline.rb",
    "packaging/scoop/dateline.json",
    "packaging/winget/dateline.dateline.yaml",
    "packaging/winget/dateline.dateline.installer.yaml",
    "packaging/winget/dateline.dateline.locale.en-US.yaml",
];

fn package() -> Table {
    read("Cargo.toml").parse::<Table>().unwrap()["package"].as_table().unwrap().clone()
}

fn field(name: &str) -> String {
    package()[name].as_str().unwrap().to_owned()
}

/// The names in a text that are those of a release's assets.
fn assets(text: &str) -> BTreeSet<String> {
    let parts = text.split(['"', '/', '\'', ' ', '\n']);
    let archives = parts.filter(|part| ["gz", "zip"].contains(&part.rsplit('.').next().unwrap_or_default()));
    archives.filter(|part| part.starts_with("dateline-") && !part.contains(['$', '*'])).map(str::to_owned).collect()
}

/// The assets that the workflow of a release makes.
fn released() -> BTreeSet<String> {
    let version = field("version");
    let workflow = read(".github/workflows/release.yml");
    let targets = workflow.split("{ target: ").skip(1).filter_map(|rest| rest.split(',').next());
    let archive = |target: &str| {
        let kind = if target.contains("windows") { "zip" } else { "tar.gz" };
        format!("dateline-{version}-{target}.{kind}")
    };
    targets.map(archive).chain([format!("dateline-{version}-source.tar.gz")]).collect()
}

#[test]
fn what_a_debian_package_brings_is_there() {
    let metadata = &package()["metadata"]["deb"];
    for asset in metadata["assets"].as_array().unwrap() {
        let file = asset[0].as_str().unwrap();
        // Some are made by packaging/deb.
        if !file.starts_with("target/") && !file.contains('*') {
            assert!(root().join(file).exists(), "{file}");
        }
    }
    let entry = read("packaging/dateline.desktop");
    for line in ["[Desktop Entry]", "Type=Application", "Exec=dateline", "Terminal=true"] {
        assert!(entry.lines().any(|stated| stated == line), "{line}");
    }
    let service = read("packaging/dateline-refresh.service");
    let command = service.lines().find_map(|line| line.strip_prefix("ExecStart=dateline ")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let _server = newsroom(folder.path());
    let mut program = crate::cli::dateline(folder.path(), &folder.path().join("data"));
    program.env("LANG", "C").env_remove("TERM").args(command.split(' ')).assert().success();
    assert!(read("packaging/dateline-refresh.timer").contains("WantedBy=timers.target"));
}

#[test]
fn the_version_names_its_features_and_target_and_the_short_one_is_a_line() {
    let run = |flag: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline")).arg(flag).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let version = field("version");
    assert_eq!(run("-V"), format!("dateline {version}\n"));
    let long = run("--version");
    let lines: Vec<&str> = long.lines().collect();
    assert!(lines[0].starts_with(&format!("dateline {version}")), "{long}");
    assert!(lines[1].starts_with("features: ") && lines[2].starts_with("target: "), "{long}");
}

#[test]
fn every_manifest_has_the_version_the_description_and_the_address_of_the_crate() {
    let (version, repository, description) = (field("version"), field("repository"), field("description"));
    assert_eq!(field("homepage"), repository);
    let others = [read("flake.nix")].into_iter().chain(MANIFESTS.iter().map(|manifest| read(manifest)));
    for text in others {
        assert!(text.contains(&version), "{version}: {text}");
        let addresses = text.split("https://").skip(1).filter(|rest| rest.starts_with("forge.example"));
        for address in addresses {
            assert!(format!("https://{address}").starts_with(&repository), "{address}");
        }
    }
    for manifest in ["flake.nix", MANIFESTS[0], MANIFESTS[2], MANIFESTS[5]] {
        assert!(read(manifest).contains(&description), "{manifest}");
    }
    let kept: BTreeSet<String> = MANIFESTS.iter().map(|manifest| (*manifest).to_owned()).collect();
    let folders = ["packaging/aur", "packaging/homebrew", "packaging/scoop", "packaging/winget"];
    assert_eq!(files(&folders).iter().map(|path| name(path)).collect::<BTreeSet<_>>(), kept);
}

#[test]
fn manifests_and_binstall_name_assets_that_a_release_has() {
    let released = released();
    assert_eq!(released.len(), 6, "{released:?}");
    for manifest in MANIFESTS {
        for asset in assets(&read(manifest)) {
            assert!(released.contains(&asset), "{manifest}: {asset}");
        }
    }
    let binstall = &package()["metadata"]["binstall"];
    let address = binstall["pkg-url"].as_str().unwrap();
    assert!(address.ends_with("/{ name }-{ version }-{ target }{ archive-suffix }"), "{address}");
    for (target, changed) in binstall["overrides"].as_table().unwrap() {
        let named = changed.get("pkg-url").and_then(toml::Value::as_str).unwrap_or(address);
        let asset = named.rsplit('/').next().unwrap();
        let kind = changed.get("pkg-fmt").and_then(toml::Value::as_str).map_or(".tar.gz", |_| ".zip");
        let asset = asset.replace("{ name }", "dateline").replace("{ version }", &field("version"));
        let asset = asset.replace("{ target }", target).replace("{ archive-suffix }", kind);
        assert!(released.contains(&asset), "{target}: {asset}");
    }
}

#[test]
fn scoops_manifest_has_the_shape_that_scoop_reads() {
    let manifest: Value = serde_json::from_str(&read("packaging/scoop/dateline.json")).unwrap();
    let archive = &manifest["architecture"]["64bit"];
    assert_eq!((&manifest["version"], &manifest["bin"]), (&field("version").into(), &"dateline.exe".into()));
    let folder = archive["extract_dir"].as_str().unwrap();
    assert!(archive["url"].as_str().unwrap().ends_with(&format!("{folder}.zip")));
    assert_eq!(archive["hash"].as_str().unwrap().len(), 64);
    assert!(manifest["autoupdate"]["architecture"]["64bit"]["url"].as_str().unwrap().contains("$version"));
}

#[test]
fn wingets_manifests_name_one_package_and_each_its_kind() {
    let version = format!("PackageVersion: {}", field("version"));
    for (manifest, kind) in MANIFESTS[3..].iter().zip(["version", "installer", "defaultLocale"]) {
        let text = read(manifest);
        let lines: Vec<&str> = text.lines().collect();
        for line in ["PackageIdentifier: dateline.dateline", &version, &format!("ManifestType: {kind}")] {
            assert!(lines.contains(&line), "{manifest}: {line}");
        }
    }
}

#[cfg(unix)]
#[test]
fn checksums_of_a_release_are_put_into_every_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let sums = folder.path().join("SHA256SUMS");
    let line = |(number, asset): (usize, String)| format!("{:064x}  {asset}\n", number + 0xabc);
    fs::write(&sums, released().into_iter().enumerate().map(line).collect::<String>()).unwrap();
    let copy = folder.path().join("packaging");
    for manifest in MANIFESTS {
        let to = folder.path().join(manifest);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(root().join(manifest), to).unwrap();
    }
    fs::copy(root().join("packaging/checksums"), copy.join("checksums")).unwrap();
    assert!(Command::new(copy.join("checksums")).arg(&sums).status().unwrap().success());
    let made = folder.path().join("target/packaging/manifests");
    let read = |name: &str| fs::read_to_string(made.join(name)).unwrap();
    for manifest in MANIFESTS {
        let text = read(manifest.strip_prefix("packaging/").unwrap());
        assert!(!text.contains(&"0".repeat(64)), "{manifest}: {text}");
    }
    let number = |asset: &str| released().iter().position(|name| name.ends_with(asset)).unwrap() + 0xabc;
    assert!(read("aur/PKGBUILD").contains(&format!("{:064x}", number("source.tar.gz"))));
    assert!(read("scoop/dateline.json").contains(&format!("{:064x}", number("msvc.zip"))));
}

#[test]
fn notices_may_hold_the_licences_that_dependencies_may_have() {
    let deny: Table = read("tests/deny.toml").parse().unwrap();
    let about: Table = read("packaging/about.toml").parse().unwrap();
    assert_eq!(deny["licenses"]["allow"], about["accepted"]);
}

/// A crate's name and version.
type Crate = (String, String);

fn named(text: &str) -> Option<Crate> {
    let (name, version) = text.split_once(' ')?;
    Some((name.to_owned(), version.trim_start_matches('v').to_owned()))
}

/// The crates of Cargo.lock that the program needs on any system: what its dependencies lead to.
fn locked() -> BTreeSet<Crate> {
    let lock: Table = read("Cargo.lock").parse().unwrap();
    let packages = lock["package"].as_array().unwrap();
    let text = |package: &toml::Value, key: &str| package[key].as_str().unwrap().to_owned();
    let of = |package: &toml::Value| (text(package, "name"), text(package, "version"));
    let manifest: Table = read("Cargo.toml").parse().unwrap();
    let mut stated: BTreeSet<&String> = manifest["dependencies"].as_table().unwrap().keys().collect();
    let targets = manifest["target"].as_table().unwrap().values();
    stated.extend(targets.flat_map(|target| target["dependencies"].as_table().unwrap().keys()));
    let mut found = BTreeSet::new();
    let mut open = vec![(field("name"), field("version"))];
    while let Some(one) = open.pop() {
        let package = packages.iter().find(|package| of(package) == one).unwrap();
        let needs = package.get("dependencies").and_then(toml::Value::as_array).into_iter().flatten();
        for need in needs.filter_map(toml::Value::as_str) {
            let mut parts = need.split(' ');
            let (name, version) = (parts.next().unwrap(), parts.next());
            let fits = |package: &&toml::Value| {
                package["name"].as_str() == Some(name)
                    && version.is_none_or(|version| text(package, "version") == version)
            };
            let next = of(packages.iter().find(fits).unwrap());
            if (one.0 != field("name") || stated.contains(&next.0)) && found.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    found
}

/// The crates that are built into the program on this system.
fn built() -> BTreeSet<Crate> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none"]);
    let output = command.current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let crates = lines.lines().filter_map(|line| named(&line.split(' ').take(2).collect::<Vec<_>>().join(" ")));
    crates.filter(|(name, _)| *name != field("name")).collect()
}

#[test]
fn third_party_notices_name_what_the_lock_file_names() {
    let text = read("THIRD-PARTY.md");
    let lines = text.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(": "));
    let is_crate = |(_, version): &Crate| version.starts_with(|first: char| first.is_ascii_digit());
    let listed: BTreeSet<Crate> = lines.filter_map(|(head, _)| named(head)).filter(is_crate).collect();
    let (locked, built) = (locked(), built());
    let gone: Vec<_> = listed.difference(&locked).collect();
    let missing: Vec<_> = built.difference(&listed).collect();
    assert!(gone.is_empty() && missing.is_empty(), "run packaging/notices.py: gone {gone:?}, missing {missing:?}");
    assert!(built.len() > 200, "{}", built.len());
    let asset = package()["metadata"]["deb"]["assets"].to_string();
    assert!(asset.contains("THIRD-PARTY.md") && read("packaging/archive").contains(" THIRD-PARTY.md "));
    for data in ["assets/dates/days.txt", "assets/dates/months.txt", "assets/story/places.txt"] {
        let folder = data.rsplit_once('/').unwrap().0;
        assert!(read(data).contains("Unicode CLDR") && text.contains(folder), "{data}");
    }
}

#[cfg(unix)]
#[test]
fn the_scripts_of_packaging_are_good_for_their_shells() {
    let scripts = files(&["packaging"]).into_iter().filter(|path| path.extension().is_none());
    let mut count = 0;
    for script in scripts {
        assert!(Command::new("bash").arg("-n").arg(&script).status().unwrap().success(), "{}", script.display());
        count += 1;
    }
    assert!(count >= 6, "{count}");
}
