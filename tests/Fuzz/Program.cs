using System.Diagnostics;
using System.Globalization;
using GpuInfra.Fuzz;

if (args.Length is 0 or > 2
    || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
    || !ulong.TryParse(args.ElementAtOrDefault(1) ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
{
    await Console.Error.WriteLineAsync("Say how many stack files to mangle and check, and if you like a seed: 100000 1");
    return 2;
}

var run = new FuzzRun(seed);
var started = Stopwatch.GetTimestamp();
run.Go(count);
var took = Stopwatch.GetElapsedTime(started);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{run.Count} files of seed {seed} in {took.TotalSeconds:0.0} s: {run.Of(Outcome.Accepted)} accepted, "
        + $"{run.Of(Outcome.Refused)} refused, {run.Of(Outcome.Unreadable)} unreadable; the slowest took "
        + $"{run.Slowest.TotalMilliseconds:0} ms and has {run.SlowestText.Length} characters."));
if (run.Failure is not { } failure)
{
    return 0;
}

await Console.Error.WriteLineAsync($"{failure.What}\n--- the file:\n{failure.Text}");
return 1;
