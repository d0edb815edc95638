namespace GpuInfra.Cli;

// Asks for what the command line does not say, one line each. Where nobody can be asked, what has a default gets it.
internal sealed class StartQuestions(string stack, Terminal terminal, bool isSilent)
{
    public const string Model = "gemma3:4b";

    private static readonly (string Flag, string Question)[] Asked =
    [
        (StartAnswers.ProjectFlag, "The id of the Google Cloud project, one for each environment"),
        (StartAnswers.RegionFlag, "The region"),
        (StartAnswers.ModelFlag, "The model, by the name that its engine knows"),
        (StartAnswers.AudienceFlag, "Who it is for, dev or prod"),
    ];

    public bool CanAsk => !isSilent && terminal.Input is not null;

    public StartAnswers Complete(StartAnswers said)
    {
        foreach (var (flag, question) in Asked.Where(asked => said[asked.Flag] is null))
        {
            said = said.With(flag, CanAsk ? terminal.Ask(flag, question, Default(flag)) : Default(flag) ?? throw Missing(flag, question));
        }

        return StartAnswers.Audiences.Contains(said.Audience!) ? said
            : Again(said, new StartMistakeException(
                StartAnswers.AudienceFlag,
                $"There is no audience '{said.Audience}'. {Suggestion.Question(said.Audience!, StartAnswers.Audiences)}Say {StartAnswers.AudienceFlag} dev or {StartAnswers.AudienceFlag} prod."));
    }

    // Asks again for an answer that cannot be.
    public StartAnswers Again(StartAnswers said, StartMistakeException mistake)
    {
        if (!CanAsk)
        {
            throw new UsageException(mistake.Message);
        }

        terminal.Error.WriteLine(VisibleText.Of(mistake.Message));
        var question = Asked.FirstOrDefault(asked => asked.Flag == mistake.Flag).Question ?? QuestionOf(mistake.Flag);
        return Complete(said.With(mistake.Flag, terminal.Ask(mistake.Flag, question, null)));
    }

    private static string QuestionOf(string flag) => flag switch
    {
        StartAnswers.RevisionFlag => "The revision of the model",
        StartAnswers.DigestFlag => "The digest of the image",
        _ => "The engine",
    };

    private string? Default(string flag) => flag switch
    {
        StartAnswers.RegionFlag => SizeQuestion.DefaultRegion,
        StartAnswers.ModelFlag => Model,
        StartAnswers.AudienceFlag => stack.StartsWith(StartAnswers.Prod, StringComparison.Ordinal) ? StartAnswers.Prod : StartAnswers.Dev,
        _ => null,
    };

    private static UsageException Missing(string flag, string question) =>
        new($"{flag} is not given, and has no default. {question}: write it behind {flag}.");
}
