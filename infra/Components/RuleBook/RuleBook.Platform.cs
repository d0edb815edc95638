namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>What the services share.</summary>
    private static IReadOnlyList<Rule> Platform => [.. Network, .. Storage, .. Access, .. Project, .. Quota];

    private static IEnumerable<Rule> Network =>
    [
        new("NET001", "ExistingNetworkHasItsSubnetwork", "An existing network comes with its subnetwork.",
            "One of the two cannot be guessed from the other. Say both, or neither to have a network made.")
            { Source = NetworkRules.DirectVpc },
        new("NET002", "ExistingNetworkIsNamed", "An existing network or subnetwork has a name.",
            "An empty text would be taken for a resource. Leave the key out to have one made.")
            { Source = NetworkRules.DirectVpc },
        new("NET003", "SubnetRangeIsUsable", $"The subnet has a private IPv4 range of /{NetworkRules.LongestPrefix} or larger.",
            "Cloud Run refuses Direct VPC egress through a smaller subnet and through ranges that are not private.")
            { Source = NetworkRules.DirectVpc },
        new("NET004", "GoogleApiPathIsKnown", "The path to Google's APIs is one that exists.",
            "Without a path, a service that sends all its traffic through the network reaches neither bucket nor registry.")
            { Source = NetworkRules.AccessOptions },
        new("NET005", "BundleIsKnown", "The bundle of Google's APIs is one that exists.",
            "A bundle decides which APIs the private path leads to; Google refuses another word.")
            { Source = NetworkRules.Endpoints },
        new("NET006", "EndpointAddressHasEndpoint", "An endpoint's address goes with an endpoint.",
            "Private Google Access uses Google's own addresses, so that the one given would be used by nothing.")
            { Source = NetworkRules.Endpoints },
        new("NET007", "EndpointAddressIsUsable", "The endpoint has a private address outside the subnet.",
            "Google refuses an endpoint whose address lies in a subnet or is not private.")
            { Source = NetworkRules.Endpoints },
        new("NET008", "StaticAddressHasInternet", "A reserved outbound address goes with a way to the internet.",
            "Nothing would use the address, and it is billed. Set internet to true, or leave the address out.")
            { Source = NetworkRules.Nat },
        new("NET009", "NetworkIsGiven", "A service leaves through a network.",
            "Without one, its traffic would leave past every firewall rule. Say the network or the subnetwork.")
            { Source = Sources.DirectVpc.Url },
        new("NET010", "SubnetRangeIsSaidOnce", "The ranges of subnets are given in one place.",
            "One range and a list of ranges contradict each other. Set one of them.")
            { Source = SubnetRangeRules.Subnets },
        new("NET011", "SubnetRangesAreSeveral", "A list of ranges has one at least.",
            "Services send their traffic into the subnet of the last range. Leave the list out to have the usual one.")
            { Source = SubnetRangeRules.Subnets },
        new("NET012", "SubnetRangesAreApart", "The ranges of subnets do not overlap.",
            "Google refuses a subnet whose range overlaps another one of the same network, in any region. A range that holds "
                + "the old one needs no second subnet: it grows in place.")
            { Source = SubnetRangeRules.Subnets },
    ];

    private static IEnumerable<Rule> Storage =>
    [
        new("REG001", "ExistingRepositoryIsAnId", "An existing repository is named by its id.",
            "Project and region are known already; a full name or an address in their place names nothing.")
            { Source = ImageRepositorySpec.RepositorySource },
        new("REG002", "ImageVersionsAreKept", "Cleanup keeps at least the newest version of an image.",
            "It could else delete the image that runs, and no new instance could start.")
            { Source = ImageRepositorySpec.CleanupSource },
        new("REG003", "UntaggedVersionsAge", "Untagged images are deleted after a number of days that Google can express.",
            "Google refuses the policy, or would delete an image before it has its tag.")
            { Source = ImageRepositorySpec.CleanupSource },
        new("REG004", "MirrorsAreKnown", "A mirror is of a registry that can be mirrored, and is listed once.",
            "Artifact Registry pulls through from a few public registries only.")
            { Source = ImageRepositorySpec.RemoteSource },
        new("BKT001", "PrefixFits", "The prefix of the bucket's name leaves room for its random end.",
            "Bucket names are global and short; Google refuses a longer one and other characters.")
            { Source = ModelBucketSpec.Naming },
        new("BKT002", "PrefixIsNotGoogles", "A bucket is not named after Google.",
            "Google refuses names that begin with goog or hold google.")
            { Source = ModelBucketSpec.Naming },
        new("BKT003", "ExistingBucketIsAName", "An existing bucket is named by its name alone.",
            "With gs:// or a folder it is the name of no bucket.")
            { Source = ModelBucketSpec.Naming },
        new("BKT004", "SoftDeleteIsInRange", "Deleted objects can be brought back for as long as Google offers.",
            "Google refuses a longer time, and a shorter one gives no protection.")
            { Source = ModelBucketSpec.SoftDelete },
        new("BKT005", "ObjectVersionsAreKept", "At least one version of an object is kept.",
            "The lifecycle rule would else delete the models themselves.")
            { Source = ModelBucketSpec.Lifecycle },
        new("BKT006", "KeyIsAKey", "The key of a bucket is a full resource name, in the bucket's region.",
            "Cloud Storage refuses a key from elsewhere, and a name that is not complete.")
            { Source = ModelBucketSpec.Keys },
    ];

    private static IEnumerable<Rule> Access =>
    [
        new("IAM001", "PrincipalsAreNamed", "A grant names programs and groups: not everybody, nobody's personal account.",
            "What everybody may do, everybody pays for with your quota; a person leaves; a default account is shared by all.")
            { Source = PrincipalRules.Source },
        new("IAM002", "PrincipalsAreListedOnce", "A principal is listed once.",
            "Two grants of the same role to the same principal are one grant, which both would then delete.")
            { Source = PrincipalRules.Source },
        new("IAM003", "AccountIsDedicated", "A service runs as an account of its own.",
            "A default account is shared by everything in the project and is often an editor of it.")
            { Source = ServiceIdentitySpec.AccountSource },
        new("IAM004", "ProjectIsGiven", "An identity knows the project that its roles are granted on.",
            "A grant has no default project. Name the project's id.")
            { Source = ServiceIdentitySpec.AccountSource },
        new("IAM005", "SecretsAreIds", "A secret is named by its id.",
            "The grant is made on a secret of the project; an address or a version in its place names none.")
            { Source = ServiceIdentitySpec.SecretSource },
        new("IAM006", "SecretsAreListedOnce", "A secret is listed once.",
            "Two grants of the same role on the same secret are one grant, which both would then delete.")
            { Source = ServiceIdentitySpec.SecretSource },
        new("IAM007", "SecretIsGrantedHere", "A service may read the secrets that it names.",
            "A secret with a full name belongs to another project, where this program grants nothing: the revision fails "
                + "unless somebody grants roles/secretmanager.secretAccessor there.")
            { Severity = Severity.Warning, Source = Sources.Secrets.Url },
        new("IAM008", "AccountsAreKnown", "The accounts of services are created here or exist.",
            "It decides whether whoever deploys must be able to make accounts and to grant roles on them and on the project."),
        new("IAM009", "DeployersAreLetInElsewhere", "Where accounts exist, whoever deploys is let in by who made them.",
            "The grants would be refused to a pipeline, which has no right to grant roles on accounts and on the project. The "
                + "bootstrap lets its own deployer in by itself, and others by its deployers."),
    ];

    private static IEnumerable<Rule> Project =>
    [
        new("API001", "ServicesAreNamed", "An API is named in full.",
            "Google knows an API by its full name, such as run.googleapis.com.")
            { Source = ProjectApisSpec.Source },
        new("API002", "ServicesAreListedOnce", "An API is listed once.",
            "Two resources would enable one API. Remove one of them.")
            { Source = ProjectApisSpec.Source },
        new("API003", "ProjectIsAnId", "The project is named by its id.",
            "Neither its number nor its title is taken everywhere. The id is on the project's dashboard.")
            { Source = ProjectRules.Source },
        new("API004", "LocationIsGiven", "Everything is in a region.",
            "A zone, a multi-region or nothing at all is refused. Name a region, such as europe-west4.")
            { Source = LocationRules.Source },
        new("API005", "NameFits", "A component's name leaves room for the names of what it makes.",
            "Resources are named after it with a role behind, and Google refuses names that are too long.")
            { Source = NameRules.Source },
        new("API006", "LabelsAreValid", "A label's key and value have the letters and the length that Google takes.",
            "Google refuses the resource, often after others have been made.")
            { Source = LabelRules.Source },
    ];
}
