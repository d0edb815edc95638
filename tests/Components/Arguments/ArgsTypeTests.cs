namespace GpuInfra.Components.Tests;

public sealed class ArgsTypeTests
{
    [Theory]
    [InlineData(typeof(ModelServiceArgs), "ModelService")]
    [InlineData(typeof(ServiceSettings), "ServiceSettings")]
    [InlineData(typeof(string), "String")]
    public void NameOf_Class_IsWithoutItsEnding(Type type, string name) => Assert.Equal(name, ArgsType.NameOf(type));

    [Fact]
    public void NameOf_NoClass_IsRefused() => Assert.Throws<ArgumentNullException>(() => ArgsType.NameOf(null!));

    [Fact]
    public void Find_ClassThatNobodyDescribes_IsNone()
    {
        Assert.Null(ArgsType.Find(typeof(string)));
        Assert.Equal("ModelService", ArgsType.Find(typeof(ModelServiceArgs))?.Name);
    }

    [Theory]
    [InlineData("  What it\n    is,\tin  words. ", "What it is, in words.")]
    [InlineData("", "")]
    public void Words_OfAComment_AreOneSpaceApart(string comment, string words) => Assert.Equal(words, ArgsType.Words(comment));
}
