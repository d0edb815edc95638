namespace GpuInfra.StackFiles;

// A time that is written with its units, where its key says the unit and wants a number.
internal static partial class Durations
{
    private static readonly Dictionary<string, long> SecondsIn = new()
    {
        ["Seconds"] = 1,
        ["Minutes"] = 60,
        ["Hours"] = 3600,
        ["Days"] = 86_400,
    };

    // What a text is in the unit of a key; nothing if the key has no unit, or the text is no whole number of it.
    public static (long Number, string Unit)? In(string? key, string text)
    {
        var unit = SecondsIn.Keys.FirstOrDefault(unit => key?.EndsWith(unit, StringComparison.Ordinal) == true);
        var form = new[] { ClockForm, Form }.Select(form => form.Match(text.Trim())).FirstOrDefault(match => match.Success);
        if (unit is null || form is null || form.Groups.Values.Skip(1).All(part => !part.Success))
        {
            return null;
        }

        var total = (Part(form, "days") * SecondsIn["Days"]) + (Part(form, "hours") * SecondsIn["Hours"])
            + (Part(form, "minutes") * SecondsIn["Minutes"]) + Part(form, "seconds");
        return total % SecondsIn[unit] == 0 ? ((long)(total / SecondsIn[unit]), unit.ToLowerInvariant()) : null;
    }

    private static decimal Part(Match form, string name) =>
        form.Groups[name] is { Success: true, Value: var digits } ? decimal.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<hours>\d{1,3}):(?<minutes>[0-5]\d):(?<seconds>[0-5]\d)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ClockForm { get; }

    // As Go, Kubernetes and ISO 8601 write them, and people.
    [GeneratedRegex(
        @"^P?((?<days>\d{1,6}(\.\d{1,6})?) ?d(ays?)?)? ?T?((?<hours>\d{1,6}(\.\d{1,6})?) ?h(ours?)?)? ?((?<minutes>\d{1,6}(\.\d{1,6})?) ?m(in(utes?)?)?)? ?"
        + @"((?<seconds>\d{1,6}(\.\d{1,6})?) ?s(ec(onds?)?)?)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Form { get; }
}
