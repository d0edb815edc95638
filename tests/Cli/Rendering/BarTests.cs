namespace GpuInfra.Cli.Tests;

public sealed class BarTests
{
    [Theory]
    [InlineData(0, 4, "░░░░░", "0 %")]
    [InlineData(3, 5, "███░░", "60 %")]
    [InlineData(1, 1000, "█░░░░", "0 %")]
    [InlineData(999, 1000, "████░", "99 %")]
    [InlineData(4, 4, "█████", "100 %")]
    [InlineData(6, 4, "█████", "150 %")]
    [InlineData(1001, 1000, "█████", "101 %")]
    [InlineData(0, 0, "░░░░░", "0 %")]
    [InlineData(1, 0, "█████", "over 100 %")]
    [InlineData(-1, 4, "░░░░░", "0 %")]
    public void Bar_APart_IsEmptyAndFullOnlyWhereThatIsTrue(int used, int limit, string bar, string percent) =>
        Assert.Equal((bar, percent), (Bar.Text(used, limit, 5), Bar.Percent(used, limit)));
}
