using System.Globalization;
using GpuInfra.Planning;
using Spectre.Console;

namespace GpuInfra.Cli;

/// <summary>What of a change takes more than one deployment, to read.</summary>
internal static class OrderText
{
    public const string Title = "Takes more than one deployment";

    public static void Write(DiffSheet sheet, StackDiff diff)
    {
        if (diff.Orders.Count > 0)
        {
            sheet.Title(Title);
        }

        foreach (var order in diff.Orders)
        {
            var source = order.Source is { } known ? $" {sheet.Sources.Of(known.Url)}" : "";
            sheet.Words(1, new("!", DiffSheet.Warning), $"{VisibleText.Of(order.Subject)}{source}", Style.Plain);
            foreach (var (index, step) in order.Steps.Index())
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"{index + 1}.");
                sheet.Words(2, new(number, Style.Plain), VisibleText.Of(step), Style.Plain);
            }
        }
    }
}
