namespace GpuInfra.Engine.Tests;

/// <summary>The stacks that programs are run for: the committed ones, and those that differ in what they are made of.</summary>
internal static class Stacks
{
    private const string Cases = "tests/Engine/Cases";
    private const string Inherited = "tests/Engine/Inherited";
    private const string Mistakes = "tests/Engine/Refused";

    /// <summary>Every stack that is accepted.</summary>
    public static TheoryData<string, string> Accepted => Of(".", "infra/Bootstrap", Cases);

    /// <summary>Every stack whose configuration does not stand in its file alone, under the keys of the README.</summary>
    public static TheoryData<string, string> OfOtherProjects => Of(Inherited);

    /// <summary>Every stack that is refused.</summary>
    public static TheoryData<string, string> Refused => Of(Mistakes);

    /// <summary>Every stack that is accepted, to be previewed and to be updated.</summary>
    public static TheoryData<string, string, Operation> AcceptedOperations => With(Accepted, Enum.GetValues<Operation>());

    /// <summary>Every stack that is refused, to be previewed and to be updated.</summary>
    public static TheoryData<string, string, Operation> RefusedOperations => With(Refused, Enum.GetValues<Operation>());

    /// <summary>Each stack together with each of some values.</summary>
    public static TheoryData<string, string, T> With<T>(TheoryData<string, string> stacks, IReadOnlyCollection<T> values)
    {
        var all = new TheoryData<string, string, T>();
        foreach (var stack in stacks)
        {
            foreach (var value in values)
            {
                all.Add((string)stack[0], (string)stack[1], value);
            }
        }

        return all;
    }

    private static TheoryData<string, string> Of(params string[] folders)
    {
        var all = new TheoryData<string, string>();
        foreach (var folder in folders)
        {
            foreach (var stack in ProjectFolder.Open(folder).Stacks)
            {
                all.Add(folder, stack);
            }
        }

        return all;
    }
}
