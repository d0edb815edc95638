using System.Collections.Immutable;

namespace GpuInfra.Adoption.Tests;

public sealed class SourceMistakeTests
{
    [Fact]
    public void AllMistakesAreToldWithTheirPlaces()
    {
        var exception = new SourceMistakeException(
        [
            new SourceMistake(new SourcePlace("service.yaml", 3, 5), "not YAML"),
            new SourceMistake(new SourcePlace("service.yaml", 9, 1), "spec is missing"),
        ]);

        Assert.Equal("service.yaml:3:5: not YAML\nservice.yaml:9:1: spec is missing", exception.Message);
    }
}
