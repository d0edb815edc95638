namespace GpuInfra.OfflineSdk.Tests;

public class UnusableSchemaTests
{
    [Theory]
    [InlineData("{}", "the document has no 'name'.")]
    [InlineData("""{ "name": "shop" }""", "the document has no 'version'.")]
    [InlineData("""{ "name": "shop", "name": "shop" }""", "the document has 'name' more than once.")]
    [InlineData("""{ "name": { "text": "shop" } }""", "name must be a text, a number or a boolean.")]
    public void Generate_WrongHeader_SaysWhere(string schema, string problem) => AssertUnusable(schema, problem);

    [Fact]
    public void Generate_MalformedJson_IsNamedSo() => Assert.StartsWith(
        "The package schema cannot be used: it is not JSON. ",
        Assert.Single(GeneratedPackage.From("""{ "name": """).SchemaErrors),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "type": "text" }""", "resources > a:b:C > inputProperties > x is of type 'text', which is not one of Pulumi's.")]
    [InlineData("""{ "type": "array" }""", "resources > a:b:C > inputProperties > x has no 'items'.")]
    [InlineData("""{ "type": "object" }""", "resources > a:b:C > inputProperties > x has no 'additionalProperties'.")]
    [InlineData("""{ "$ref": "#/types/a:b:D" }""", "there is no type 'a:b:D'.")]
    [InlineData("""{ "$ref": "#/types/D" }""", "'D' is not a type token of three parts.")]
    [InlineData(
        """{ "$ref": "pulumi.json#/Any" }""",
        "resources > a:b:C > inputProperties > x > $ref is 'pulumi.json#/Any', but only types of the same package can be referred to.")]
    [InlineData(
        """{ "type": "string", "default": ["y"] }""",
        "resources > a:b:C > inputProperties > x > default is of kind 'array', which cannot be a default.")]
    [InlineData(
        """{ "type": "string", "secret": true }""",
        "the input 'x' is secret by itself, which the stand-in cannot express.")]
    [InlineData(
        """{ "type": "array", "items": { "type": "array", "items": { "type": "string" } } }""",
        "a list or map of lists or maps cannot be an input.")]
    public void Generate_InputThatCannotBe_SaysWhereAndWhy(string property, string problem) => AssertUnusable(
        $$"""{ "name": "a", "version": "1.0.0", "resources": { "a:b:C": { "inputProperties": { "x": {{property}} } } } }""",
        problem);

    [Theory]
    [InlineData("inputProperties", "requiredInputs")]
    [InlineData("properties", "required")]
    public void Generate_RequiredWithoutProperty_NamesIt(string properties, string required) => AssertUnusable(
        $$"""{ "name": "a", "version": "1.0.0", "resources": { "a:b:C": { "{{properties}}": {}, "{{required}}": ["x"] } } }""",
        $"resources > a:b:C has no property 'x', which its '{required}' names.");

    [Fact]
    public void Generate_FunctionOfLists_SaysWhy() => AssertUnusable(
        """
        {
          "name": "a", "version": "1.0.0",
          "functions": {
            "a:b:getC": {
              "inputs": { "properties": { "x": { "type": "array", "items": { "type": "string" } } } }, "outputs": {}
            }
          }
        }
        """,
        "the input 'x' of a function is no text, number or truth value, which the stand-in cannot express.");

    private static void AssertUnusable(string schema, string problem)
    {
        var package = GeneratedPackage.From(schema);

        Assert.Equal($"The package schema cannot be used: {problem}", Assert.Single(package.SchemaErrors));
        Assert.Empty(package.Files);
    }
}
