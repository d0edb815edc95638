namespace GpuInfra.Adoption.Tests;

// The smallest configuration around what a test is about.
internal static class TerraformText
{
    private const string Value = "template.containers[0].env[X].value";

    public static SourceConfiguration Read(string text) => new TerraformReader().Read([new SourceText("main.tf", text)]);

    // What an expression comes to, as the value of a variable of the container.
    public static SourceValue? ValueOf(string expression, string beside = "")
        => SourceLeaves.Of(Read(Service($"env {{\n name = \"X\"\n value = {expression}\n}}") + beside).Services.Single().Properties)
            .FirstOrDefault(leaf => leaf.Path == Value)?.Value;

    public static string Service(string container) => $$"""
        resource "google_cloud_run_v2_service" "chat" {
          name     = "chat"
          location = "europe-west4"
          template {
            containers {
              image = "example/image:1"
              {{container}}
            }
          }
        }

        """;
}
