using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// Asks at a terminal for what neither the command line nor the source says. Where nobody can be asked, the stack file asks.
internal sealed partial class AdoptQuestions(Terminal terminal, bool isSilent)
{
    public const string ProjectFlag = "--project";
    public const string RegionFlag = "--region";
    public const string ProtectFlag = "--protect";

    private static readonly Dictionary<string, bool> Answers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = true,
        ["y"] = true,
        ["true"] = true,
        ["no"] = false,
        ["n"] = false,
        ["false"] = false,
    };

    public AdoptAnswers Complete(AdoptAnswers said, SourceConfiguration source) => isSilent || terminal.Input is null ? said : new(
        said.Project ?? AskWhatIsUnsaid(source, "project", ProjectFlag, "The id of the Google Cloud project"),
        said.Region ?? AskWhatIsUnsaid(source, "location", RegionFlag, "The region"),
        said.Protect ?? (source.Protection is not null ? null : AskWhether(ProtectFlag, "Whether the stack refuses to delete what holds data and services, yes or no")));

    private string? AskWhatIsUnsaid(SourceConfiguration source, string path, string flag, string question)
    {
        while (!source.Services.Any(service => service.Properties[path] is SourceScalar))
        {
            var answer = terminal.Ask(flag, question, StackAdoption.DefaultOf(source, path));
            if (flag == RegionFlag ? Region.IsMatch(answer) : Project.IsMatch(answer))
            {
                return answer;
            }

            terminal.Error.WriteLine($"'{VisibleText.Of(answer)}' is no {(flag == RegionFlag ? "region, such as europe-west4" : "id of a project, such as acme-inference")}.");
        }

        return null;
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\A[a-z]+-[a-z]+[0-9]+\z")]
    private static partial System.Text.RegularExpressions.Regex Region { get; }

    // https://docs.cloud.google.com/resource-manager/docs/creating-managing-projects; an older one has a domain before it.
    [System.Text.RegularExpressions.GeneratedRegex(@"\A(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]\z")]
    private static partial System.Text.RegularExpressions.Regex Project { get; }

    private bool? AskWhether(string flag, string question)
    {
        while (true)
        {
            var answer = terminal.Ask(flag, question, "no");
            if (Answers.TryGetValue(answer, out var truth))
            {
                return truth;
            }

            terminal.Error.WriteLine($"'{VisibleText.Of(answer)}' is neither yes nor no.");
        }
    }
}
