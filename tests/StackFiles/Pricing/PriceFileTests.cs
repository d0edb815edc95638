namespace GpuInfra.StackFiles.Tests;

public sealed class PriceFileTests
{
    [Fact]
    public void Parse_Prices_AreReadInTheOrderOfTheFile()
    {
        var file = PriceFile.Parse(
            """
            note: Offer 42
            read: 2026-11-01
            prices:
              run.gpu.nvidia-l4: 0.00015
              "run.cpu@europe-west4": 1.6e-05
              registry.storage: 0

            """,
            "prices.yaml");

        Assert.Empty(file.Problems);
        Assert.Equal(("prices.yaml", "Offer 42", new DateOnly(2026, 11, 1)), (file.Path, file.Note, file.Day));
        Assert.Equal(
            [new("run.gpu.nvidia-l4", null, 0.00015m), new("run.cpu", "europe-west4", 0.000016m), new("registry.storage", null, 0)],
            file.Prices);
    }

    [Fact]
    public void Parse_PricesAlone_HaveNoDay()
    {
        var file = PriceFile.Parse("prices: {run.cpu: 1}", "prices.yaml");

        Assert.Empty(file.Problems);
        Assert.Equal(("", (DateOnly?)null), (file.Note, file.Day));
    }

    [Theory]
    [InlineData("", "prices.yaml: prices: is missing. Add for example 'prices: {run.cpu: 0.000018}'.")]
    [InlineData("[a]", "prices.yaml:1:1: prices: is missing. Add for example 'prices: {run.cpu: 0.000018}'.")]
    [InlineData("prices: 3", "prices.yaml:1:9: prices: is 3, but must be a map. Write for example 'prices: {run.cpu: 0.000018}'.")]
    [InlineData("prices: 'x", "prices.yaml:1:9: opens a quote that is never closed. Close the quote.")]
    [InlineData("prices: {}\nraed: 2026-11-01", "prices.yaml:2:1: raed: is not a key of a price file. Did you mean 'read'?")]
    [InlineData("prices: {}\nread: soon", "prices.yaml:2:7: read: is the text 'soon', but must be a day. Write for example 'read: 2026-11-01'.")]
    [InlineData("prices: {}\nnote: []", "prices.yaml:2:1: note: is a list, but must be a text. Write for example 'note: Offer 42'.")]
    [InlineData("prices: {run.gpu.nvidia-l5: 1}", "prices.yaml:1:10: prices[\"run.gpu.nvidia-l5\"]: is not the id of a price. Did you mean 'run.gpu.nvidia-l4'? 'gpuinfra explain prices' lists them all.")]
    [InlineData("prices: {run.cpu: cheap}", "prices.yaml:1:19: prices[\"run.cpu\"]: is the text 'cheap', but must be a number. Write for example 'run.cpu: 0.000018'.")]
    [InlineData("prices: {run.cpu: \"0.1\"}", "prices.yaml:1:19: prices[\"run.cpu\"]: is the text '0.1', but must be a number. Write for example 'run.cpu: 0.000018'.")]
    [InlineData("prices: {run.cpu: .inf}", "prices.yaml:1:19: prices[\"run.cpu\"]: is .inf, but must be a number. Write for example 'run.cpu: 0.000018'.")]
    [InlineData("prices: {run.cpu: -1}", "prices.yaml:1:19: prices[\"run.cpu\"]: is -1, but must be between 0 and 2147483647. Write what one unit costs in US dollars.")]
    [InlineData("prices: {run.cpu: 1e20}", "prices.yaml:1:19: prices[\"run.cpu\"]: is 1e20, but must be between 0 and 2147483647. Write what one unit costs in US dollars.")]
    [InlineData("prices: {run.cpu: 1, run.cpu: 2}", "prices.yaml:1:22: prices[\"run.cpu\"]: is given twice; the first is in line 1. Keep one of the two.")]
    public void Parse_BrokenFile_SaysWhereAndWhatIsWrong(string text, string expected)
    {
        var file = PriceFile.Parse(text, "prices.yaml");

        Assert.Equal([expected], file.Problems.Select(problem => problem.ToString()));
        Assert.All(file.Problems, problem => Assert.True(problem.IsError));
    }

    [Fact]
    public void Parse_RegionThatTheCatalogLacks_WarnsAndHolds()
    {
        var file = PriceFile.Parse("prices: {run.cpu@europ-west4: 1}", "prices.yaml");

        var problem = Assert.Single(file.Problems);
        Assert.True(problem.IsWarning);
        Assert.Equal(
            "prices.yaml:1:10: prices[\"run.cpu@europ-west4\"]: names 'europ-west4', which is not a region of the catalog. "
                + "Did you mean 'europe-west4'?",
            problem.ToString());
        Assert.Equal([new("run.cpu", "europ-west4", 1)], file.Prices);
    }

    [Fact]
    public void Parse_SeveralMistakes_SaysAllOfThem()
    {
        var file = PriceFile.Parse("read: soon\nprices:\n  run.cpus: 1\n  run.cpu: x\n", "prices.yaml");

        Assert.Equal([(1, 7), (3, 3), (4, 12)], file.Problems.Select(problem => (problem.Place.Line, problem.Place.Column)));
    }

    [Fact]
    public void Read_FileThatDoesNotExist_SaysSo() => Assert.Equal(
        ["nowhere/prices.yaml: does not exist. Name a file that is there, or leave --prices out."],
        PriceFile.Read("nowhere/prices.yaml").Problems.Select(problem => problem.ToString()));
}
