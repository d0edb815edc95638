namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>All services of a stack together.</summary>
    private static IReadOnlyList<Rule> Stack =>
    [
        new("STK001", "GpusFitQuota", "The GPUs of all instances fit the region's quota.",
            "Cloud Run refuses a service whose max instances times its GPU exceed the quota of its region, of which there is one "
                + "for GPUs with zonal redundancy and one for those without; RTX PRO 6000 is counted in thousandths. Services that "
                + "exceed it together take GPUs from each other: new instances do not start and requests get 503. A project that "
                + "uses a kind of GPU for the first time in a region is granted a few without redundancy by itself. A service "
                + "without a GPU that gains one needs two deployments: first max instances within the GPU quota, then the GPU.")
            { Source = Sources.MaximumInstances.Url },
        new("STK002", "CpuFitsQuota", "The vCPUs of all instances fit the region's quota.",
            "Cloud Run refuses a service whose max instances times its vCPUs exceed the quota, and does not start instances "
                + $"beyond it. New projects commonly have {CloudRunQuotas.CpuOfNewProject} in a region: one RTX PRO 6000. Declare "
                + "what is granted as platform.quota.cpu.")
            { Source = Sources.MaximumInstances.Url },
        new("STK003", "MemoryFitsQuota", "The memory of all instances fits the region's quota.",
            "Cloud Run refuses a service whose max instances times its memory exceed the quota, and does not start instances "
                + $"beyond it. New projects commonly have {CloudRunQuotas.MemoryOfNewProject} in a region: not enough for one RTX "
                + "PRO 6000. Declare what is granted as platform.quota.memory.")
            { Source = Sources.MaximumInstances.Url },
        new("STK004", "RolloutFitsQuota", "The quota has room for a new revision beside the old one.",
            "While a service is rolled out, both revisions keep their warm instances. Without room for them the new revision "
                + "does not become ready while the service is busy. How many instances overlap is not documented: the warm ones of "
                + "each service are counted once more.")
            { Severity = Severity.Warning, Source = Rollout.Source.Url },
        new("STK005", "InstancesFitSubnet", "The subnet has addresses for every instance.",
            $"An instance takes {DirectVpc.AddressesPerInstance} addresses, and Cloud Run takes them in blocks of "
                + $"{DirectVpc.BlockSize} from the subnet that all services share. "
                + "Where they run out, instances fail to start. A range can grow in place but not shrink. After a destroy, Cloud "
                + "Run holds its addresses, and so the subnet, for one to two hours.")
            { Source = DirectVpc.Source.Url },
        new("STK006", "RolloutFitsSubnet", "The subnet has addresses for two revisions at once.",
            "A revision keeps its addresses for up to 20 minutes after its instances are gone, so that a rollout at full load "
                + "takes twice as many.")
            { Severity = Severity.Warning, Source = DirectVpc.Source.Url },
        new("STK007", "CallReachesInternet", "What a service downloads can be reached.",
            "All traffic of a service goes through a network whose firewall lets out only what is allowed: Google's APIs, and "
                + "the internet over HTTPS where network.internet is true. A download that is seen in a command fails; a model of "
                + "Hugging Face or a token for it is only a sign of one, which HF_HUB_OFFLINE settles. Artifact Registry is no "
                + "matter of the network: Cloud Run itself pulls images.")
            { Source = Sources.Networking.Url },
        new("STK008", "CallIsEncrypted", "What a service downloads comes over HTTPS.",
            "The firewall lets out port 443 alone, so that a download over http:// waits until it fails.")
            { Source = Sources.Networking.Url },
        new("STK009", "ExistingNetworkReachesCalls", "A network that is taken as it is leads to what the services call.",
            "Nothing of it is known here. Cloud Storage needs Private Google Access on the subnet or a Private Service Connect "
                + "endpoint with private DNS zones; the internet needs Cloud NAT, a route to the default internet gateway and a "
                + "firewall rule.")
            { Severity = Severity.Warning, Source = Sources.Networking.Url },
        new("STK010", "InternetIsCalled", "A way to the internet has somebody who takes it.",
            "Cloud NAT costs by the hour and by the byte, its first connection can take half a minute, and what can reach the "
                + "internet can send data there. What a server does by itself cannot be seen in its settings.")
            { Severity = Severity.Warning, Source = Sources.Networking.Url },
        new("STK011", "TrafficReachesNat", "Traffic for the internet passes the network that has Cloud NAT.",
            "With egress private-ranges-only, calls to the internet leave beside the network: past its firewall, past Cloud NAT, "
                + "and from any address of Google's.")
            { Severity = Severity.Warning, Source = Sources.Networking.Url },
        new("STK012", "ImageIsNearby", "Images come from the region of the service.",
            "An image from another region is fetched from afar at every deployment, which is slow, costs, and fails when that "
                + "region does.")
            { Severity = Severity.Warning, Source = Sources.Deploying.Url },
        new("STK013", "ImageIsReadable", "Images are in the project of the service, or public.",
            "Cloud Run's service agent and whoever deploys need roles/artifactregistry.reader on the repository; in another "
                + "project nobody is granted it here.")
            { Severity = Severity.Warning, Source = Sources.Deploying.Url },
        new("STK014", "BucketIsGranted", "A service may read the buckets that it mounts.",
            "A service's account is granted the platform's bucket where its models come from there, and no other. Without the "
                + "grant an instance does not start; from another region it loads slowly and at a price. The region of a bucket "
                + "that exists already is not known here.")
            { Severity = Severity.Warning, Source = Sources.BucketVolumes.Url },
        new("STK015", "AccountIsOwn", "Each service runs as an account of its own.",
            "Two services with one account may read each other's models and secrets, and own each other's grants. The ids of accounts that are made are the "
                + "services' names, shortened with a hash where they are too long.")
            { Source = Sources.ServiceIdentity.Url },
        new("STK016", "DestroyIsNotBlocked", "A stack without protection can be destroyed.",
            "A service with deletion protection refuses to be deleted until it has been deployed without. The bucket goes with "
                + "its objects where protect is false; the subnet only one to two hours after the last service.")
            { Severity = Severity.Warning, Source = TeardownRules.Source },
        new("STK017", "StackHasServices", "A stack has services.",
            "Without any, pulumi up deletes each service that is deployed, with its account and its grants; it stops at one with "
                + "deletion protection. It is right for the first deployment, before there is an image, and before a destroy.")
            { Severity = Severity.Warning },
        new("STK018", "ModelIsNotFetched", "No model is downloaded from the internet when an instance starts.",
            "Every start takes as long as the download, fails where the other side does, and loads what is there that day.")
            { Severity = Severity.Warning, Source = ModelSources.Loading.Url },
        new("STK019", "GrantIsMadeOnce", "One resource alone makes a grant.",
            "A principal that gets one role on one thing from two lists has one grant that two resources own: when one entry goes, "
                + "Pulumi takes the grant from both, and access ends without a word. The case of an address does not matter.")
            { Source = PrincipalRules.Source },
        new("STK020", "GpuQuotaIsKnown", "A GPU quota that nobody confirms is declared.",
            "Google's page grants GPUs at the first deployment, but for RTX PRO 6000 projects report fewer, or none: the first "
                + "deployment is then refused. Look at the project's quota, and declare it as platform.quota.gpus.")
            { Severity = Severity.Warning, Source = Sources.Gpu.Url },
        new("STK021", "AccountIsPrepared", "The accounts that the services run as are made by the bootstrap.",
            "With serviceAccounts: existing, the pipeline makes no account and may act as those alone that the bootstrap lists. A "
                + "new service is an administrator's step first."),
        new("STK022", "SecretsArePrepared", "The deployer may let the services read their secrets.",
            "The pipeline grants on those secrets alone that the bootstrap lists, so that nobody reads the others through it."),
    ];
}
