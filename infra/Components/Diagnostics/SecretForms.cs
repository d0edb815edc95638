using System.Buffers;

namespace GpuInfra;

// What secrets look like, whatever they are called.
internal static class SecretForms
{
    // Where a word begins, and letters of which tokens are made.
    private const string Start = @"(?<![A-Za-z0-9_])";
    private const string Value = """(?<secret>"[^"\r\n]+"|'[^'\r\n]+'|[^\s"'&;,|<>\\]+)""";

    private const string ConfiguredValue = """(?<secret>"[^"\r\n]+"|'[^'\r\n]+'|[^\s"'#,{}\[\]|>&*!][^\s"'#,{}]*)""";
    // The id of a secret, with its version, and the token by which Pulumi names a function of a provider, as in the file of --answers.
    private const string IdOfSecret = @"(?!(?i:token)[ \t]*:[ \t]+[a-z][a-z0-9-]*:[A-Za-z0-9]+/[A-Za-z0-9]+:[A-Za-z0-9]+[ \t]*\r?$|(?i:secrets?)[ \t]*:[ \t]+[a-z][a-z0-9-]*[ \t]*\r?$|[A-Za-z0-9_.-]+[ \t]*:[ \t]+[A-Za-z0-9_/-]+:(?:[0-9]+|latest)[ \t]*\r?$)";

    // What stands behind the id of a secret without a blank, as in x-password:3.
    private const string NotVersion = "(?!(?:[0-9]{1,4}|latest)(?![A-Za-z0-9._~+/=-]))";

    // Words of the same command.
    private const string Further = @"(?:[^\r\n|;&]{0,400}?[ \t])?";

    // What is in the name of every secret.
    private static readonly string[] Words = ["key", "token", "secret", "pass", "pwd", "credential", "authorization", "bearer", "cookie", "salt", "dsn", "pw", "pat", "basic", "webhook"];

    internal static Source Source { get; } = new(
        "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml", new DateOnly(2026, 11, 29), Certainty.Confirmed);

    // Every form, those with the most to hide first.
    internal static IReadOnlyList<SecretForm> All { get; } =
    [
        new(
            "a private key",
            @"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?<secret>[A-Za-z0-9+/=\s\\:,.()-]*?(?:-----END [A-Z0-9 ]+-----|(?![A-Za-z0-9+/=\s\\:,.()-])|\z))",
            "PRIVATE KEY"),
        new(
            "a password in an address",
            @"[A-Za-z][A-Za-z0-9+.-]{1,30}://[^\s/@:'""<>]{0,200}:(?<secret>[^\s'""/<>]{1,400})@(?!sha\d+:)",
            "://"),
        new(
            "a password in an address",
            @"(?<![A-Za-z0-9_./:@-])(?!(?i:serviceAccount|group|domain|mailto):)[A-Za-z0-9_.-]{1,200}:(?<secret>[^\s@/'""<>]{1,400})@+"
                + @"(?!sha\d+:)(?:[A-Za-z0-9-]+\.[A-Za-z0-9.-]+|localhost)(?::\d+)?/",
            "@")
        { Needs = ":/" },
        Token(
            "a token of Hugging Face",
            @"(?:hf_|api_org_)(?:[A-Za-z0-9]{16,}|(?=[A-Za-z]*\d)[A-Za-z0-9]{12,})",
            "hf_", "api_org_"),
        Token(
            "an API key",
            @"sk-(?:(?:ant|proj|or|svcacct|admin|live|test)-[A-Za-z0-9_-]{8,}|[A-Za-z0-9]{16,})", "sk-"),
        Token("an API key", @"(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{16,}", "sk_", "rk_", "whsec_"),
        Token(
            "an API key",
            @"nvapi-[A-Za-z0-9_-]{16,}|gsk_[A-Za-z0-9]{20,}|r8_[A-Za-z0-9]{20,}|pplx-[A-Za-z0-9]{20,}",
            "nvapi-", "gsk_", "r8_", "pplx-"),
        Token(
            "a token of GitHub",
            @"gh[oprsu]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}",
            "gho_", "ghp_", "ghr_", "ghs_", "ghu_", "github_pat_"),
        Token(
            "a token of GitLab",
            @"gl(?:pat|dt|rt|ptt|cbt|ft|agent|soat|oas)-[A-Za-z0-9_-]{16,}",
            "glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glft-", "glagent-", "glsoat-", "gloas-"),
        Token("a token of Slack", @"xox[abeoprs]-[A-Za-z0-9-]{8,}|xapp-\d-[A-Za-z0-9-]{10,}", "xox", "xapp-"),
        new(
            "an address of Slack that takes messages",
            @"hooks\.slack\.com/(?:services|workflows|triggers)/(?<secret>[A-Za-z0-9_/-]{16,})",
            "hooks.slack.com"),
        Token("an API key of Google", "AIza[A-Za-z0-9_-]{30,}", "AIza"),
        Token(
            "a token of Google",
            @"ya29\.[A-Za-z0-9_-]{8,}|GOCSPX-[A-Za-z0-9_-]{16,}|1//0[A-Za-z0-9_-]{20,}",
            "ya29.", "GOCSPX-", "1//0"),
        Token(
            "a key of Amazon",
            @"(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])",
            "A3T", "AKIA", "ASIA", "ABIA", "ACCA"),
        Token(
            "a token of a registry",
            @"npm_[A-Za-z0-9]{20,}|pypi-[A-Za-z0-9_-]{20,}|dckr_(?:pat|oat)_[A-Za-z0-9_-]{16,}",
            "npm_", "pypi-", "dckr_"),
        Token("a token of Pulumi", "pul-[a-f0-9]{40}", "pul-"),
        Token("a token of Vault", @"hv[sbr]\.[A-Za-z0-9_-]{20,}", "hvs.", "hvb.", "hvr."),
        Token("a token of DigitalOcean", "do[opr]_v1_[a-f0-9]{32,}", "doo_v1_", "dop_v1_", "dor_v1_"),
        Token("an API key of SendGrid", @"SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}", "SG."),
        Token("a private key", "AGE-SECRET-KEY-1[A-Z0-9]{20,}", "AGE-SECRET-KEY-1"),
        Token("a signed token", @"eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{2,}(?:\.[A-Za-z0-9_-]*)+", "eyJ"),
        new(
            "a header that logs in",
            @"(?i:authorization\s*[:=]\s*[""']?(?:(?:bearer|basic|token|digest|negotiate)\s+)?)(?<secret>(?!(?i:bearer|basic|token|digest|negotiate)\b)[A-Za-z0-9._~+/=:-]{4,})",
            "authorization"),
        new(
            "a header that logs in",
            @"(?i:(?<![A-Za-z0-9_-])(?:bearer|basic)\s+)(?<secret>(?=[A-Za-z0-9._~+/=-]*(?:\d|[a-z][A-Z]|[A-Za-z][._~+/=]+[A-Za-z0-9]|==?$)|[A-Za-z0-9._~+/=-]{20})[A-Za-z0-9._~+/=-]{6,})",
            "bearer", "basic"),
        new(
            "a header that logs in",
            $@"(?i:(?<![A-Za-z0-9_.-])(?<name>x(?:-[a-z0-9]+){{0,4}}-(?:key|token|secret|password)|api-?key)\s*:{NotVersion}\s*){Value}", Words)
        { Needs = ":" },
        new("a secret in a flag", $"(?<![A-Za-z0-9_-])--?(?!(?:set|update|remove|add|clear)-(?:build-)?secrets)(?<name>[A-Za-z][A-Za-z0-9_.-]{{0,80}})(?:=|\\s+(?!-)){Value}", Words)
        { Needs = "-" },
        new("a secret in a flag", $"(?<![A-Za-z0-9_-])-D(?<name>[A-Za-z][A-Za-z0-9_.-]{{0,80}})={Value}", Words)
        { Needs = "-D=" },
        new(
            "a secret in an address",
            @"[?&](?i:(?:x-(?:goog|amz)-)?(?:signature|credential|security-token)|sig|key|access_token|auth)=(?<secret>[^\s&#'""<>]{8,})",
            "?", "&"),
        new("a secret in a text", $"(?<![A-Za-z0-9_.-])(?<name>[A-Za-z_][A-Za-z0-9_.-]{{0,80}})(?:=|[ \\t]+=(?![=>~])[ \\t]*){Value}", Words)
        { Needs = "=" },
        new(
            "a secret in a text",
            """["'](?<name>[A-Za-z_][A-Za-z0-9_.-]{0,80})["']\s*:\s*["'](?<secret>[^"'\r\n]+)["']""", Words)
        { Needs = ":" },
        // A line of a text of configuration, whose secret may begin in the next one.
        new(
            "a secret in a text",
            $@"(?m)(?:^|\{{(?=[^{{}}\r\n]{{0,400}}\}})(?:[^{{}}\r\n]{{0,400}}?,)?)[ \t]*(?:-[ \t]+)?[""']?{IdOfSecret}(?<name>[A-Za-z_][A-Za-z0-9_.-]{{0,80}})[""']?[ \t]*:[ \t]+"
                + $@"(?:![\w!]*[ \t]+)?(?:[|>][-+0-9]*[ \t]*\r?\n[ \t]+)?{ConfiguredValue}[ \t]*(?=\r?$|[,}}]|[ \t]#)", Words)
        { Needs = ":" },
        new(
            "a secret in a text",
            @"<(?<name>[A-Za-z_][A-Za-z0-9_.:-]{0,80})(?:\s[^<>]{0,200})?>\s*(?<secret>[^<>\s][^<>\r\n]{0,400}?)\s*</", Words)
        { Needs = "</>" },
        new(
            "a password in a command",
            $@"(?<![A-Za-z0-9_-])(?:curl|wget|https?)[ \t]{Further}-(?:[A-Za-z]*[uU]|-user|-proxy-user|a|-auth)[ \t=]*[""']?[^\s:""'$]{{1,200}}:(?<secret>[^\s""']+)",
            "curl ", "wget ", "http -", "https -")
        { Needs = "-:" },
        new(
            "a password in a command",
            $@"(?<![A-Za-z0-9_-])(?:(?:mysql|mariadb)[a-z-]*[ \t]{Further}-p|(?:mongo[a-z]*|(?:docker|podman|registry)[ \t]+login)[ \t]{Further}-p[ \t]*|sshpass[ \t]+-p[ \t]*|redis-cli[ \t]{Further}-a[ \t]*){Value}",
            "mysql", "mariadb", "mongo", "docker", "podman", "registry", "sshpass", "redis-cli")
        { Needs = "-" },
    ];

    private static readonly SearchValues<string> Anchors =
        SearchValues.Create([.. All.SelectMany(form => form.Anchors).Distinct()], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AnchorsOfTokens =
        SearchValues.Create([.. All.Where(form => form.IsToken).SelectMany(form => form.Anchors).Distinct()], StringComparison.OrdinalIgnoreCase);

    private static readonly SecretForm[] Others = [.. All.Where(form => !form.IsToken)];

    // Whether a closer look at a text is worth its time: it is not at most.
    internal static bool MayBeIn(string text) => text.AsSpan().ContainsAny(Anchors);

    // The first form that is in a text; none if none is. Most words that begin no token are in the names of other things.
    internal static SecretForm? Find(string text) =>
        (text.AsSpan().ContainsAny(AnchorsOfTokens) ? All : Others).FirstOrDefault(form => form.IsIn(text));

    private static SecretForm Token(string what, string pattern, params string[] anchors) =>
        new(what, $"{Start}(?:{pattern})", anchors) { IsToken = true };
}
