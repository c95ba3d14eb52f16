# What README.md asks for, and nothing else. WorkspaceTest compares it with the build.
{ pkgs, ... }: {
  channel = "stable-24.11";

  packages = [
    pkgs.jdk17
    pkgs.maven
  ];

  # Maven brings a newer Java of its own along, and would build with that.
  env = {
    JAVA_HOME = "${pkgs.jdk17.home}";
  };
}
