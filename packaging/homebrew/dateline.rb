class Dateline < Formula
  desc "Reader for the world's news in a terminal, with bylines and translation credits"
  homepage "https://forge.example/dateline/dateline"
  url "https://forge.example/dateline/dateline/releases/download/v0.1.0/dateline-0.1.0-source.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license any_of: ["MIT", "Apache-2.0"]

  depends_on "rust" => :build

  def install
    system "cargo", "install", *std_cargo_args
    system bin/"dateline", "man", "--dir", man1
    generate_completions_from_executable(bin/"dateline", "completions", shells: [:bash, :zsh, :fish])
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/dateline --version")
    ENV["DATELINE_DATA"] = testpath/"data"
    assert_match "0", shell_output("#{bin}/dateline --offline list --starred --count")
  end
end
