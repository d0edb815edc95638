using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// What is told of a stack file that is made of a source, beside what stands in it.
internal sealed class AdoptedNotes
{
    public List<NotCarried> NotCarried { get; } = [];

    public List<SourceQuestion> Questions { get; } = [];

    // What stands before the paths of the service that is being written; empty where there is only one.
    public string Prefix { get; set; } = "";

    // The inference server of each service where something tells it.
    public Dictionary<string, Server> Servers { get; } = [];

    // Commands that make what the stack file names.
    public List<string> Commands { get; } = [];

    // Broken rules that the source has and its stack file does not.
    public List<(Violation Violation, SourcePlace Place)> Problems { get; } = [];

    public void Ask(string path, string ask, string? @default, SourcePlace place) => Questions.Add(new(Prefix + path, ask, @default, place));

    public void CannotCarry(string path, string reason, SourcePlace place) => NotCarried.Add(new(Prefix + path, reason, place));

    // An amount of memory as a stack says it; where that is not quite the same, it is told.
    public string MemoryOf(string text, string path, SourcePlace place)
    {
        var (written, isExact) = SourceAmounts.Memory(text);
        if (!isExact)
        {
            CannotCarry(path, $"it is {text}, and a stack says whole Mi or Gi: {written} is written, which is no less", place);
        }

        return written;
    }

    // A secret that no key takes: told, and never written.
    public void LeaveSecret(string path, string todo, SourcePlace place, bool isInTheClear = true)
    {
        CannotCarry(path, $"it holds a secret: {todo}", place);
        if (isInTheClear)
        {
            Add(SecretRules.TextHoldsNoSecret.Broken(
                Prefix + path, "holds a secret in the clear, which everybody reads who may read the service",
                "Make a new one where this one was handed out, and keep that in Secret Manager."), place);
        }
    }

    public void Add(Violation violation, SourcePlace place) => Problems.Add((violation, place));
}

// What a service is told of its source: whether it is one of Cloud Run, whose defaults a Compose file has not; what is taken for a property
// that nobody says; and the id of an account that the source makes for one service alone.
internal sealed record AdoptedContext(bool IsDeployed, Func<string, string?> DefaultOf, Func<string, string?> AccountIdOf);

// What whoever adopts says beside the source. Left out, the source is asked, or the file asks.
internal sealed record AdoptAnswers(string? Project, string? Region, bool? Protect);
