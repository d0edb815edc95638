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
        new("CIP009", "PermissionsCannotEscalate", "No permission lets the deployer get more than it is given.",
            "Whoever may grant roles, act as accounts, make keys or change roles over the whole project has the whole project, and "
                + "with it everybody who may change the branch. Such a permission is granted on single resources, or under a condition.")
            { Source = PipelineSources.Escalations.Url },
        new("CIP010", "PermissionsAreNamed", "A permission is named by its service, its resource and its verb.",
            "A role or a pattern in its place is refused with the whole custom role.")
            { Source = PipelineSources.Permissions.Url },
        new("CIP011", "BucketsLeaveOutState", "The deployer does not look after the bucket of the state.",
            "It could take the history of the state away and let others read it.")
            { Source = PipelineSources.Conditions.Url },
        new("CIP012", "AccountsAreNamed", "An account is named as a service's account is.",
            "The id of the account is made of the name by the same rule as in the program of the services, which looks for it there.")
            { Source = ServiceIdentitySpec.AccountSource },
        new("CIP013", "NamesAreIds", "Repositories and secrets are named by their ids, each once.",
            "A role is granted on each, and Google refuses a grant on something that does not exist.")
            { Source = PipelineSources.Permissions.Url },
    ];
}
