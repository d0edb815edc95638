namespace GpuInfra.Planning.Tests;

public class PropertyMapTests
{
    private static readonly PropertyMap Sample = Map(
        ("b", PropertyValue.Of("text")),
        ("a", PropertyValue.Of(Map(
            ("x.y/z", PropertyValue.Of(1)),
            ("c", PropertyValue.Of([PropertyValue.Null, PropertyValue.Of(true)]))))));

    [Fact]
    public void Entries_GivenInAnyOrder_AreInOrdinalOrder() =>
        Assert.Equal(["B", "a", "b"], Map(("b", PropertyValue.Null), ("B", PropertyValue.Null), ("a", PropertyValue.Null))
            .Entries.Select(entry => entry.Key));

    [Fact]
    public void Constructor_TwoEntriesOfOneName_Throws()
    {
        var error = Assert.Throws<ArgumentException>(
            () => Map(("a", PropertyValue.Null), ("b", PropertyValue.Null), ("a", PropertyValue.Null)));

        Assert.Equal("Two entries have the name 'a'. (Parameter 'entries')", error.Message);
    }

    [Theory]
    [InlineData("b", "text")]
    [InlineData("a.c[1]", "true")]
    [InlineData("a.c[0]", "null")]
    [InlineData("a[\"x.y/z\"]", "1")]
    [InlineData("a[\"c\"][1]", "true")]
    [InlineData("a.c", "[null, true]")]
    [InlineData("a.c[2]", null)]
    [InlineData("a.c[x]", null)]
    [InlineData("a.d", null)]
    [InlineData("b.c", null)]
    [InlineData("b[0]", null)]
    [InlineData("z", null)]
    public void Find_APath_LeadsToItsValue(string path, string? expected) =>
        Assert.Equal(expected, Sample.Find(path)?.ToString());

    [Fact]
    public void Find_AStepWithoutEnd_Throws() => Assert.Throws<FormatException>(() => Sample.Find("a[\"x"));

    [Fact]
    public void Item_AnUnknownName_Throws() => Assert.Throws<KeyNotFoundException>(() => Sample["z"]);

    [Fact]
    public void Equals_TheSameContent_IsEqual()
    {
        var same = Map(Sample.Entries.Reverse().Select(entry => (entry.Key, entry.Value)).ToArray());

        Assert.Equal(Sample, same);
        Assert.Equal(Sample.GetHashCode(), same.GetHashCode());
    }

    [Fact]
    public void Equals_OtherContent_IsNotEqual()
    {
        Assert.NotEqual(Sample, Map(("b", Sample["b"])));
        Assert.NotEqual(Sample, Map(("b", Sample["b"]), ("c", Sample["a"])));
        Assert.NotEqual(Sample, Map(("b", PropertyValue.Of("other")), ("a", Sample["a"])));
        Assert.NotEqual(PropertyValue.Of([PropertyValue.Of(1)]), PropertyValue.Of([PropertyValue.Of(2)]));
        Assert.NotEqual(PropertyValue.Of("1"), PropertyValue.Of(1));
        Assert.False(Sample.Equals(null));
    }

    [Fact]
    public void Text_OfANumber_Throws()
    {
        var error = Assert.Throws<InvalidOperationException>(() => PropertyValue.Of(1).Text);

        Assert.Equal("The value is a Number and not a Text.", error.Message);
    }

    private static PropertyMap Map(params (string Name, PropertyValue Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
}
