namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>The form of a stack file.</summary>
    private static IReadOnlyList<Rule> Form =>
    [
        new("CFG001", "FileIsReadable", "A file is there, may be read, and is UTF-8 text.",
            "Pulumi could not read it either. Name a file that exists, or save it as UTF-8."),
        new("CFG002", "FileIsYaml", "A file is YAML that Pulumi reads in the same way.",
            "Where brackets, quotes, indentation, tags or aliases go wrong, the values below them are anybody's guess."),
        new("CFG003", "FileIsNamedForStack", "A stack file is named Pulumi.<stack>.yaml.",
            "Pulumi finds the settings of a stack by the name of the file."),
        new("CFG004", "KeyIsKnown", "Every key is one that means something.",
            "Pulumi takes any key and ignores the ones that nobody reads, so a misspelt setting would be silently lost."),
        new("CFG005", "KeyIsWrittenOnce", "A key is written once.",
            "Which of two values holds depends on who reads the file. Keep one of them."),
        new("CFG006", "KeyIsGiven", "A key that has no default is written.",
            "There is no value that would be right for everybody, such as a project or what an argument is about."),
        new("CFG007", "ValueIsGiven", "A key that is written has a value.",
            "A key without a value says neither that a setting is wanted nor that its default is. Remove the key for the default."),
        new("CFG008", "ValueHasType", "A value has the type of its setting.",
            "A text, a whole number, a boolean, a list and a map are different things, even where they look alike in YAML."),
        new("CFG009", "TextIsPlain", "A text that looks like a number or a date stands in quotes.",
            "Pulumi reads it as a number or a date and spells it in its own way: 1.10 becomes 1.1. Put it in quotes."),
        new("CFG010", "ValueIsNotEncrypted", "A setting is not encrypted.",
            "Pulumi decrypts it for the program, which would hand it on in the open. "
                + "Put a secret into Secret Manager and name it under secrets."),
        new("CFG011", "FileIsSmall", "A file is neither nested nor repeated without end.",
            "A few aliases can stand for billions of values. No real stack file comes near the limits."),
        new("CFG012", "KeyIsForStackFile", "What the program wires is not said in the stack file.",
            "Such a value comes from another resource, or from gcp:project and gcp:region. Remove the key."),
        new("CFG013", "SilenceRuleIsKnown", "A silence names a rule, by its id or its name.",
            "A silence of a rule that does not exist silences nothing, and a mistake of form cannot be silenced: "
                + "what cannot be understood must be mended."),
        new("CFG014", "SilenceHasReason", "A silence gives its reason.",
            "The reason is printed wherever the violation would be, for the reader who wonders. Without one nothing is silenced."),
        new("CFG015", "SilenceIsUsed", "A silence silences something.",
            "What it was written for is mended, or its path is misspelt. Left in place it would hide the next mistake there.")
            { Severity = Severity.Warning },
        new("CFG016", "KeyHasEffect", "A key of the provider says something to this program.",
            "The program makes a provider of its own, of gcp:project and gcp:region, so that a shell cannot redirect a deployment. "
                + "It never asks for the other keys of the provider, which therefore change nothing.")
            { Severity = Severity.Warning },
        new("CFG017", "ProgramIsKnown", "Pulumi.yaml runs a program of this repository.",
            "What another program makes of a stack file cannot be told from here: to plan it as if it were this one would show "
                + "what never happens. Known are infra/Program, infra/Bootstrap, and a .NET project that refers to one of them."),
        new("CFG018", "PunctuationIsPlain", "Quotes, hyphens and blanks are those that programs know.",
            "Editors and web pages put typographic quotes, dashes and blanks in their place. They look alike, but are letters of the "
                + "value: Google Cloud would look for a model of that name, and a server for a flag that it does not have."),
    ];
}
