using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace GpuInfra.StackFiles.Tests;

/// <summary>Tries properties on many cases, which are the same in every run.</summary>
internal static class Property
{
    private const int MostNumber = 1 << 20;

    /// <summary>Lists of numbers of which a test makes a case; one that fails is made simpler, number by number.</summary>
    public static Arbitrary<int[]> Numbers(int count) =>
        Arb.From(Gen.ArrayOf(Gen.Choose(0, MostNumber), count), Simpler);

    /// <summary>Calls <paramref name="mustHold"/>, which throws where the property does not hold.</summary>
    public static void Holds<T>(Arbitrary<T> cases, int count, Action<T> mustHold)
    {
        var replay = new Replay(new Rnd(20_261_120, 1), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(replay));
        Check.One(config, Prop.ForAll(cases, mustHold));
    }

    private static IEnumerable<int[]> Simpler(int[] numbers) =>
        from number in numbers.Index()
        where number.Item != 0
        select (int[])[.. numbers[..number.Index], 0, .. numbers[(number.Index + 1)..]];
}
