namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>Who the pipelines of a repository are in Google Cloud.</summary>
    private static IReadOnlyList<Rule> Pipeline =>
    [
        new("CIP001", "RepositoryIsNamed", "The repository is named by its owner and its name.",
            "The subject of a token begins with them, and a pattern or an address in their place lets nobody in.")
            { Source = PipelineSources.Subjects.Url },
        new("CIP002", "GitHubIdIsANumber", "The repository and its owner are told by their numbers, too.",
            "A name that was given up can be taken by somebody else, whose tokens would say the same. A number stays.")
            { Source = PipelineSources.Subjects.Url },
        new("CIP003", "ProjectNumberIsANumber", "The project is told by its number, too.",
            "Google names federated identities and its own accounts by the project's number; the id in its place names nobody.")
            { Source = PipelineSources.Federation.Url },
        new("CIP004", "EnvironmentIsNamed", "The environment has a name that GitHub writes as it is.",
            "A colon, for one, is encoded in the subject of a token, so that the environment's jobs would be refused. The key of "
                + "the secrets is named after the environment.")
            { Source = PipelineSources.Subjects.Url },
        new("CIP005", "BranchIsNamed", "One branch is deployed, by its name alone.",
            "Tokens name the branch exactly: a pattern matches nothing, and a quote would end what keeps others out.")
            { Source = PipelineSources.Subjects.Url },
        new("CIP006", "SubjectFits", $"The subjects of tokens have at most {PipelineLimits.SubjectBytes} bytes.",
            "Google refuses a token with a longer one, at the first run of the pipeline.")
            { Source = PipelineSources.Providers.Url },
        new("CIP007", "PoolIsNotGoogles", "A pool and a bucket are not named as Google names its own.",
            "Google refuses pools that begin with gcp-, and buckets that begin with goog or hold google.")
            { Source = PipelineSources.Pools.Url },
        new("CIP008", "SecretsKeyIsAKey", "An existing key is named by its full resource name.",
            "Pulumi and the grant on the key need the whole of it: project, region, ring and key.")
            { Source = PipelineRules.Keys },
    ];
}
