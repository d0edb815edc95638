using System.Globalization;

namespace GpuInfra.Cli.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", "$0", "±$0")]
    [InlineData("1037.4", "$1,037", "+$1,037")]
    [InlineData("1234567.5", "$1,234,568", "+$1,234,568")]
    [InlineData("10", "$10", "+$10")]
    [InlineData("9.994", "$9.99", "+$9.99")]
    [InlineData("9.995", "$10", "+$10")]
    [InlineData("3.4", "$3.40", "+$3.40")]
    [InlineData("0.01", "$0.01", "+$0.01")]
    [InlineData("0.0042", "$0.0042", "+$0.0042")]
    [InlineData("0.0001867", "$0.00019", "+$0.00019")]
    [InlineData("0.00999", "$0.01", "+$0.01")]
    [InlineData("-273.2", "-$273", "-$273")]
    [InlineData("-3.4", "-$3.40", "-$3.40")]
    public void Money_AnAmount_HasCentsOnlyWhereTheyMatter(string usd, string text, string delta)
    {
        var amount = decimal.Parse(usd, CultureInfo.InvariantCulture);

        Assert.Equal((text, delta), (Money.Text(amount), Money.Delta(amount)));
    }
}
