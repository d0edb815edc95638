namespace GpuInfra;

public static partial class ResourceKinds
{
    private static NoiseFact Attribution => Fact(
        "The provider labels what it makes, and on a bucket shows its own label as a difference.",
        "https://github.com/pulumi/pulumi-gcp/issues/2357");

    private static IEnumerable<ResourceKind> Storage =>
    [
        new(CloudTypes.Bucket)
        {
            Identity = ["name"],
            Shown =
            [
                new("name"), new("location"), new("versioning", ResourceWire.BucketVersioning), new("publicAccess", ResourceWire.BucketPublicAccess),
                new("forceDestroy"),
            ],
            Loss = new(
                LossExtent.Data, "is deleted with every object in it", "is deleted with every object in it and made anew, empty"),
            Replacements = [new("retentionPolicy.isLocked", ReplacesWhen.SwitchedOff, "a locked policy is unlocked")],
            Noise =
            [
                new("labels[\"goog-pulumi-provisioned\"]", Attribution, NoiseWhen.Leftover),
                new("labels[\"goog-terraform-provisioned\"]", Attribution, NoiseWhen.Leftover),
            ],
            Permissions = new(
                ["storage.buckets.get"], ["storage.buckets.create"],
                "Buckets are made, but their objects are out of reach: one that holds models cannot be deleted.")
                { Limited = ["storage.buckets.delete", "storage.buckets.update"], Limit = GrantLimits.Names },
        },
        new(CloudTypes.BucketGrant)
        {
            Shown = [new("role"), new("member")],
            Permissions = new(["storage.buckets.getIamPolicy"], [], "A service reads the bucket that it loads its model from.")
                { Limited = ["storage.buckets.setIamPolicy"], Limit = GrantLimits.Names | GrantLimits.Roles },
        },
        new("gcp:storage/bucketIAMBinding:BucketIAMBinding"),
        new(CloudTypes.ManagedFolder)
        {
            Noun = "managed folder",
            Identity = ["bucket", "name"],
            Shown = [new("name"), new("bucket")],
            Loss = new(
                LossExtent.Nothing, "is no longer managed: what is in it stays", "is no longer managed, and another is: what is in it stays"),
            Permissions = new(
                ["storage.managedFolders.get"], ["storage.managedFolders.create", "storage.managedFolders.delete"],
                "Each model is brought into a folder of its own."),
        },
        new(CloudTypes.ManagedFolderGrant)
        {
            Shown = [new("role"), new("member")],
            Permissions = new(["storage.managedFolders.getIamPolicy"], [], "What brings a model writes its folder alone.")
                { Limited = ["storage.managedFolders.setIamPolicy"], Limit = GrantLimits.Names | GrantLimits.Roles },
        },
        new(CloudTypes.Repository)
        {
            Identity = ["repositoryId", "location", "project"],
            Shown = [new("format"), new("mode"), new("immutableTags", ResourceWire.RepositoryImmutableTags), new("location")],
            Loss = new(
                LossExtent.Data, "is deleted with every image in it", "is deleted with every image in it and made anew, empty",
                "Services that run its images cannot start new instances until the images are pushed again."),
            Permissions = new(
                ["artifactregistry.repositories.get"],
                [
                    "artifactregistry.repositories.create", "artifactregistry.repositories.delete",
                    "artifactregistry.repositories.update",
                ],
                "Repositories of images are made and cleaned up by policies."),
        },
        new(CloudTypes.RepositoryGrant)
        {
            Shown = [new("role"), new("member")],
            Permissions = new(["artifactregistry.repositories.getIamPolicy"], [], "Services read images, and builders write them.")
                { Limited = ["artifactregistry.repositories.setIamPolicy"], Limit = GrantLimits.Resource },
        },
        new(CloudTypes.Secret)
        {
            Identity = ["secretId", "project"],
            Loss = new(
                LossExtent.Data, "is deleted with every version of it", "is deleted with every version of it and made anew, empty"),
        },
        new(CloudTypes.SecretGrant)
        {
            Shown = [new("role"), new("member"), new("secret", "secretId")],
            Permissions = new(
                ["secretmanager.secrets.getIamPolicy"], [], "A service reads the secrets that it names; the pipelines read none.")
                { Limited = ["secretmanager.secrets.setIamPolicy"], Limit = GrantLimits.Resource },
        },
        new(CloudTypes.CryptoKey)
        {
            Noun = "encryption key",
            Identity = ["name", "keyRing"],
            Loss = new(
                LossExtent.Data, "is destroyed: what it encrypted can never be read again",
                "is destroyed and made anew: what it encrypted can never be read again", "The name of a key is never free again."),
        },
        new(CloudTypes.CryptoKeyGrant),
        new(CloudTypes.KeyRing)
        {
            Loss = new(
                "is forgotten", "is left behind and made anew under another name",
                "Google never deletes a key ring, and its name is never free again."),
        },
    ];
}
