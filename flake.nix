{
  description = "A reader for the world's news in a terminal, with bylines and translation credits";

  inputs.nixpkgs.url = "nixpkgs/nixos-unstable";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      each = build: nixpkgs.lib.genAttrs systems (system: build nixpkgs.legacyPackages.${system});
    in
    {
      packages = each (pkgs: {
        default = pkgs.rustPlatform.buildRustPackage {
          pname = "dateline";
          version = "0.1.0";
          src = self;
          cargoLock.lockFile = ./Cargo.lock;
          nativeBuildInputs = [ pkgs.installShellFiles ];
          # The tests start servers and terminals, which the sandbox does not have.
          doCheck = false;
          postInstall = ''
            $out/bin/dateline man --dir man
            installManPage man/*.1
            for shell in bash zsh fish; do
              $out/bin/dateline completions $shell > dateline.$shell
            done
            installShellCompletion dateline.{bash,zsh,fish}
            install -Dm644 packaging/dateline.desktop -t $out/share/applications
          '';
          meta = {
            description = "A reader for the world's news in a terminal, with bylines and translation credits";
            homepage = "https://forge.example/dateline/dateline";
            license = with pkgs.lib.licenses; [
              mit
              asl20
            ];
            mainProgram = "dateline";
          };
        };
      });
    };
}
