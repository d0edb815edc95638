namespace GpuInfra.Planning.Tests;

/// <summary>What a plan does not tell, as its name or what stands before it says that it is a secret.</summary>
public class ConcealmentTests
{
    [Theory]
    [InlineData("""{"name": "API_KEY", "value": "hunter2"}""", "name: API_KEY, value: [secret]")]
    [InlineData("""{"name": "PORT", "value": "hunter2"}""", "name: PORT, value: hunter2")]
    [InlineData("""{"value": "hunter2"}""", "value: hunter2")]
    [InlineData("""{"name": 1, "value": "hunter2"}""", "name: 1, value: hunter2")]
    [InlineData("""{"name": "API_KEY", "other": "hunter2"}""", "name: API_KEY, other: hunter2")]
    [InlineData("""{"name": "API_KEY", "value": 8080}""", "name: API_KEY, value: 8080")]
    [InlineData("""{"env": {"API_KEY": "hunter2", "PORT": "hunter2"}}""", "env: {API_KEY: [secret], PORT: hunter2}")]
    [InlineData("""{"env": "hunter2"}""", "env: hunter2")]
    [InlineData("""{"args": ["--api-key", "hunter2", "--port", "hunter2"]}""", "args: [--api-key, [secret], --port, hunter2]")]
    public void Map_WithASecret_DoesNotTellIt(string json, string expected) => Assert.Equal(expected, Given.Map(json).ToString());

    [Fact]
    public void Equals_Secrets_AreAsDifferentAsTheyWere()
    {
        static PropertyMap Variable(string value) => Given.Map($$"""{"name": "API_KEY", "value": "{{value}}"}""");

        Assert.Equal(Variable("hunter2"), Variable("hunter2"));
        Assert.NotEqual(Variable("hunter2"), Variable("hunter3"));
    }

    [Fact]
    public void Equals_TheMarkAlone_StandsForAnySecret()
    {
        static PropertyMap Argument(string value) => Given.Map($$"""{"args": ["--api-key", "{{value}}"]}""");

        Assert.Equal(Argument("hunter2"), Argument("[secret]"));
        Assert.Equal(Argument("[secret]"), Argument("hunter2"));
    }

    [Fact]
    public void Of_ASecretByItsForm_IsAsDifferentAsItWas()
    {
        static PropertyValue Token(char last) => PropertyValue.Of($"hf_abcdefghijklmnopqrstuvwxyz12345{last}");

        Assert.Equal("[secret]", Token('6').ToString());
        Assert.Equal(Token('6'), Token('6'));
        Assert.NotEqual(Token('6'), Token('7'));
    }

    // A part of it is told by its form, and the flag before it betrays the rest.
    [Fact]
    public void Of_APartOfAnArgumentByItsForm_IsAsDifferentAsItWas()
    {
        static PropertyMap Argument(char last) =>
            Given.Map($$"""{"args": ["--api-key", "user:hf_abcdefghijklmnopqrstuvwxyz12345{{last}}"]}""");

        Assert.Equal("args: [--api-key, [secret]]", Argument('6').ToString());
        Assert.NotEqual(Argument('6'), Argument('7'));
    }

    // Its form and the flag before it both betray it.
    [Fact]
    public void Of_ASecretBehindAFlagByItsForm_IsAsDifferentAsItWas()
    {
        static PropertyMap Argument(char last) =>
            Given.Map($$"""{"args": ["--api-key", "hf_abcdefghijklmnopqrstuvwxyz12345{{last}}"]}""");

        Assert.Equal("args: [--api-key, [secret]]", Argument('6').ToString());
        Assert.Equal(Argument('6'), Argument('6'));
        Assert.NotEqual(Argument('6'), Argument('7'));
    }
}
