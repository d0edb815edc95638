using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.Planning;

// Reads outputs after the run, which ends only when all of them have their values.
internal static class ResolvedOutput
{
    public static T Value<T>(Output<T> output) => OutputUtilities.GetValueAsync(output).GetAwaiter().GetResult();
}
