using System.Text;
using System.Text.Json;

namespace GpuInfra.Planning.Tests;

public class PreviewJsonTests
{
    [Fact]
    public async Task Write_APlan_HasTheExpectedBytes() =>
        await Snapshot.MatchesAsync("shop.json", Plans.Json(await Plans.OfAsync(Samples.Shop)));

    [Fact]
    public async Task Write_Twice_GivesTheSameBytes()
    {
        var first = Plans.Json(await Plans.OfAsync(Samples.Shop));
        var second = Plans.Json(await Plans.OfAsync(Samples.Shop));

        Assert.Equal(first, second);
    }

    [Fact]
    public void Write_SeveralPlans_MakesAnArray()
    {
        using var stream = new MemoryStream();
        PreviewJson.Write([Empty("dev"), Empty("prod")], stream);

        Assert.Equal("[\n    {\n        \"steps\": [],\n        \"changeSummary\": {}\n    },\n    {\n        \"steps\": [],\n"
            + "        \"changeSummary\": {}\n    }\n]\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Write_NoPlans_MakesAnEmptyArray()
    {
        using var stream = new MemoryStream();
        PreviewJson.Write([], stream);

        Assert.Equal("[]\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("a\"b\\c", "a\\\"b\\\\c")]
    [InlineData("\n\r\t\b\f\u0001\u001f", "\\n\\r\\t\\b\\f\\u0001\\u001f")]
    [InlineData("<a & b>", "\\u003ca \\u0026 b\\u003e")]
    [InlineData("'+/é€😀\u007f", "'+/é€😀\u007f")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    public void Write_AText_IsEscapedAsInGo(string text, string expected) =>
        Assert.Contains($"\"{expected}\": \"{expected}\"\n", JsonOf(text, PropertyValue.Of(text)), StringComparison.Ordinal);

    [Fact]
    public void Write_HalfACharacter_IsReplaced() =>
        Assert.Contains("\"n\": \"\ufffd\"\n", JsonOf("n", PropertyValue.Of(((char)0xd800).ToString())), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-3, "-3")]
    [InlineData(0.1, "0.1")]
    [InlineData(2147483648, "2147483648")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1.5e20, "150000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.0000015, "0.0000015")]
    [InlineData(0.0000001, "1e-7")]
    [InlineData(2.5e-12, "2.5e-12")]
    public void Write_ANumber_IsWrittenAsInGo(double number, string expected) =>
        Assert.Contains($"\"n\": {expected}\n", JsonOf("n", PropertyValue.Of(number)), StringComparison.Ordinal);

    [Fact]
    public void Write_ValuesOfEveryKind_KeepTheirForm()
    {
        var json = JsonOf("v", PropertyValue.Of(
        [
            PropertyValue.Null, PropertyValue.Of(true), PropertyValue.Of(new List<PropertyValue>()), PropertyValue.Of(PropertyMap.Empty),
        ]));

        using var document = JsonDocument.Parse(json);
        var value = document.RootElement.GetProperty("steps")[0].GetProperty("newState").GetProperty("inputs").GetProperty("v");
        Assert.Equal("[null,true,[],{}]", JsonSerializer.Serialize(value));
    }

    [Fact]
    public void Write_ResourcesThatExist_AreCountedApart()
    {
        var plan = Empty("dev") with
        {
            Resources = [Resource("a"), Resource("b") with { ReadId = "1" }, Resource("c") with { ImportId = "2" }, Resource("d")],
        };

        using var document = JsonDocument.Parse(Plans.Json(plan));
        var steps = document.RootElement.GetProperty("steps");
        Assert.Equal(["create", "read", "import", "create"], steps.EnumerateArray().Select(step => step.GetProperty("op").GetString()));
        Assert.Equal("1", steps[1].GetProperty("newState").GetProperty("id").GetString());
        Assert.True(steps[1].GetProperty("newState").GetProperty("external").GetBoolean());
        Assert.Equal("2", steps[2].GetProperty("newState").GetProperty("importID").GetString());
        Assert.Equal("{\"create\":2,\"import\":1,\"read\":1}", JsonSerializer.Serialize(document.RootElement.GetProperty("changeSummary")));
    }

    [Fact]
    public void Write_Diagnostics_AreInTheDocument()
    {
        var plan = Empty("dev") with
        {
            Diagnostics = [new PlanDiagnostic("warning", "slow", "urn:a"), new PlanDiagnostic("info", "fine")],
        };

        using var document = JsonDocument.Parse(Plans.Json(plan));
        Assert.Equal(
            "[{\"urn\":\"urn:a\",\"message\":\"slow\",\"severity\":\"warning\"},{\"message\":\"fine\",\"severity\":\"info\"}]",
            JsonSerializer.Serialize(document.RootElement.GetProperty("diagnostics")));
    }

    private static Plan Empty(string stack) => new() { Project = "shop", Stack = stack, Resources = [] };

    private static PlannedResource Resource(string name) =>
        new() { Urn = $"urn:{name}", Type = "t", Name = name, IsCustom = true };

    private static string JsonOf(string name, PropertyValue value) => Plans.Json(Empty("dev") with
    {
        Resources = [Resource("a") with { Inputs = new PropertyMap([KeyValuePair.Create(name, value)]) }],
    });
}
