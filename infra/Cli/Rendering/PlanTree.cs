using GpuInfra.Planning;
using Spectre.Console;
namespace GpuInfra.Cli;
internal static class PlanTree { public static void Write(IAnsiConsole c, Plan p, object o) { _ = o; foreach (var r in p.Resources) { c.WriteLine(r.Urn); } } }
internal static class CheckSummary { public static object Of(object o) => o; }
