namespace GpuInfra.Adoption.Tests;

/// <summary>What the other command lines of a script make.</summary>
public sealed class GcloudBesideTests
{
    private const string Deploy = "gcloud run deploy chat --image=x --region=europe-west4 --project=acme\n";

    [Theory]
    [InlineData("gcloud storage buckets create gs://acme-models --location=EUROPE-WEST4 --uniform-bucket-level-access", "bucket acme-models: location=europe-west4, uniformBucketLevelAccess=true")]
    [InlineData("gcloud alpha storage buckets create gs://acme-models/ --location US --pap", "bucket acme-models: location=US")]
    [InlineData("gsutil mb -p acme -c standard -l EU -b on gs://acme-models", "bucket acme-models: storageClass=standard, location=EU")]
    [InlineData("gcloud artifacts repositories create images --repository-format docker --location europe-west4", "repository images: format=DOCKER, location=europe-west4")]
    [InlineData("gcloud iam service-accounts create runner --display-name 'The runner'", "serviceAccount runner: accountId=runner")]
    [InlineData("printf x | gcloud secrets create hf-token --data-file=- --replication-policy automatic", "secret hf-token: ")]
    [InlineData("gcloud compute networks create net --subnet-mode custom", "network net: autoCreateSubnetworks=false")]
    [InlineData("gcloud compute networks create net --subnet-mode=auto", "network net: autoCreateSubnetworks=true")]
    [InlineData("gcloud compute networks subnets create sub --network net --range 10.0.0.0/24 --region europe-west4 --enable-private-ip-google-access", "subnet sub: network=net, ipCidrRange=10.0.0.0/24, region=europe-west4, privateIpGoogleAccess=true")]
    [InlineData("gcloud compute routers nats create nat --router r --region europe-west4 --nat-all-subnet-ip-ranges --nat-external-ip-pool=a,b", "nat nat: router=r, region=europe-west4, natIps=a|b")]
    [InlineData("gcloud services enable run.googleapis.com", "api run.googleapis.com: ")]
    [InlineData("if ! gcloud storage buckets describe gs://acme-models; then\n  gcloud storage buckets create gs://acme-models --location=EU || true\nfi", "bucket acme-models: location=EU")]
    public void WhatAScriptMakes_StandsBeside(string command, string beside)
    {
        var read = Read(command);

        Assert.Equal([beside], read.Beside.Select(Text));
        Assert.DoesNotContain(read.NotCarried, one => one.What.StartsWith("gcloud", StringComparison.Ordinal));
    }

    [Fact]
    public void AGrant_StandsWithWhatItIsOn()
    {
        var read = Read(
            "gcloud storage buckets create gs://acme-models --location=EU\n"
            + "gcloud storage buckets add-iam-policy-binding gs://acme-models --member serviceAccount:r@acme.iam.gserviceaccount.com --role roles/storage.objectViewer\n"
            + "gcloud artifacts repositories create images --location=europe-west4\n"
            + "gcloud artifacts repositories add-iam-policy-binding images --location=europe-west4 --member=user:a@acme.example --role=roles/artifactregistry.writer");

        Assert.Equal(
            ["bucket acme-models: location=EU, grants[roles/storage.objectViewer]=serviceAccount:r@acme.iam.gserviceaccount.com", "repository images: location=europe-west4, writers=user:a@acme.example"],
            read.Beside.Select(Text));
    }

    [Theory]
    [InlineData("gcloud builds submit --tag x .", "gcloud builds submit", "an image is built before it is deployed")]
    [InlineData("gcloud storage cp -r model gs://b/m", "gcloud storage cp", "files are copied by hand: the import of a model does that")]
    [InlineData("gcloud projects add-iam-policy-binding acme --member=user:a@b.c --role=roles/editor", "gcloud projects add-iam-policy-binding", "a role on the whole project: not part of a stack, whose grants stand on single things")]
    [InlineData("gcloud secrets add-iam-policy-binding other --member=user:a@b.c --role=roles/viewer", "gcloud secrets add-iam-policy-binding", "a grant on something that the script does not make, or of a role that a stack does not grant")]
    [InlineData("gcloud compute instances create box --zone=europe-west4-a", "gcloud compute instances create", "a stack makes nothing of this: it stays as it is")]
    [InlineData("gcloud storage buckets create gs://$(gcloud config get-value project)-models --location=EU", "gcloud storage buckets create gs://$(gcloud config get-value project)-models", "its name is known only when the script runs")]
    public void WhatNoStackMakes_IsNamedWithItsPlace(string command, string what, string reason) =>
        Assert.Contains(Read(command).NotCarried, one => (one.What, one.Reason, one.Place.ToString()) == (what, reason, "deploy.sh:2:1"));

    [Theory]
    [InlineData("gcloud compute instances list")]
    [InlineData("gcloud auth configure-docker europe-west4-docker.pkg.dev")]
    [InlineData("gcloud storage buckets describe gs://acme-models")]
    public void WhatOnlyLooks_IsNoneOfBoth(string command)
    {
        var read = Read(command);

        Assert.Empty(read.Beside);
        Assert.DoesNotContain(read.NotCarried, one => one.What.StartsWith("gcloud", StringComparison.Ordinal));
    }

    private static SourceConfiguration Read(string commands) => SourceReaders.Read([new("deploy.sh", $"#!/bin/sh\n{commands}\n{Deploy}")])!;

    private static string Text(SourceResource resource) => $"{resource.Kind} {resource.Name}: " + string.Join(", ", SourceLeaves.Of(resource.Properties).Select(leaf =>
        $"{(leaf.Path.StartsWith("grants.", StringComparison.Ordinal) ? $"grants[{leaf.Path["grants.".Length..]}]" : leaf.Path)}="
            + (leaf.Value is SourceList list ? string.Join('|', list.Items.Select(SourceTexts.Of)) : SourceTexts.Of(leaf.Value))));
}
