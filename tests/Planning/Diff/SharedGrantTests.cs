namespace GpuInfra.Planning.Tests;

/// <summary>Resources that are one grant in the cloud.</summary>
public class SharedGrantTests
{
    private const string Reader = """{"repository": "images", "location": "l", "role": "roles/artifactregistry.reader", "member": "group:ml@acme.example"}""";
    private const string Repository = "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember";

    [Theory]
    [InlineData(Repository, Reader, Reader)]
    [InlineData(
        Repository,
        Reader,
        """{"repository": "projects/p/locations/l/repositories/images", "location": "l", "project": "p", "role": "roles/artifactregistry.reader", "member": "group:ML@acme.example"}""")]
    [InlineData(
        "gcp:projects/iAMMember:IAMMember",
        """{"project": "p", "role": "roles/viewer", "member": "user:a@b.example"}""",
        """{"project": "p", "role": "roles/viewer", "member": "user:A@B.example"}""")]
    [InlineData(
        "gcp:secretmanager/secretIamMember:SecretIamMember",
        """{"secretId": "token", "role": "roles/secretmanager.secretAccessor", "member": "allUsers"}""",
        """{"secretId": "projects/p/secrets/token", "role": "roles/secretmanager.secretAccessor", "member": "allUsers"}""")]
    public void Compare_OneOfTwoGone_SaysThatTheOtherLosesItToo(string type, string gone, string stays)
    {
        var (one, other) = (Given.Resource(type, "one", gone), Given.Resource(type, "other", stays));

        foreach (var before in (Plan[])[Given.Plan(one, other), Given.State(one, other)])
        {
            var change = Assert.Single(PlanComparison.Compare(before, Given.Plan(other), "main").Changes);

            Assert.Equal((ChangeKind.Delete, Risk.Destruction, "one"), (change.Kind, change.Risk, change.Name));
            Assert.EndsWith(", though other says so", change.Headline, StringComparison.Ordinal);
            Assert.Equal(
                "In the cloud it is one grant with other: to delete one takes it from both. "
                + "'pulumi state delete' of one before the deployment keeps it; after it, 'pulumi refresh' and another 'pulumi up' give it again.",
                change.Consequences[0]);
        }
    }

    [Fact]
    public void Compare_BindingGone_TakesItFromEachOfItsMembers()
    {
        var one = Given.Resource(Repository, "one", Reader);
        var binding = Given.Resource(
            "gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding",
            "all",
            """{"repository": "images", "location": "l", "role": "roles/artifactregistry.reader", "members": ["allUsers", "group:ml@acme.example"]}""");

        Assert.Equal(
            Risk.Destruction, Assert.Single(PlanComparison.Compare(Given.Plan(one, binding), Given.Plan(one), "main").Changes).Risk);
    }

    [Theory]
    [InlineData(1, "with b0: to delete one takes it from both.")]
    [InlineData(2, "with b0 and b1: to delete one takes it from all.")]
    [InlineData(6, "with b0, b1, b2, b3, b4 and b5: to delete one takes it from all.")]
    [InlineData(7, "with b0, b1, b2, b3, b4, b5 and 1 more: to delete one takes it from all.")]
    [InlineData(8, "with b0, b1, b2, b3, b4, b5 and 2 more: to delete one takes it from all.")]
    public void Compare_OneOfManyGone_NamesSix(int count, string said)
    {
        var others = Enumerable.Range(0, count).Select(index => Given.Resource(Repository, $"b{index}", Reader)).ToList();

        Assert.StartsWith(
            $"In the cloud it is one grant {said} ",
            Assert.Single(PlanComparison.Compare(
                Given.Plan([Given.Resource(Repository, "one", Reader), .. others]), Given.Plan(others), "main").Changes).Consequences[0],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"repository": "images", "location": "l", "role": "roles/artifactregistry.reader", "member": "group:web@acme.example"}""")]
    [InlineData("""{"repository": "images", "location": "l", "role": "roles/artifactregistry.writer", "member": "group:ml@acme.example"}""")]
    [InlineData("""{"repository": "other", "location": "l", "role": "roles/artifactregistry.reader", "member": "group:ml@acme.example"}""")]
    [InlineData("""{"repository": "images", "location": "m", "role": "roles/artifactregistry.reader", "member": "group:ml@acme.example"}""")]
    [InlineData("""{"repository": "images", "location": "l", "role": "roles/artifactregistry.reader", "member": "group:ml@acme.example", "condition": {"title": "t"}}""")]
    [InlineData("""{"location": "l", "role": "roles/artifactregistry.reader", "member": "group:ml@acme.example"}""")]
    [InlineData("""{"repository": "images", "kind": "x", "location": "l", "role": "roles/artifactregistry.reader", "member": "group:ml@acme.example"}""")]
    [InlineData("""{"repository": "projects/${p.id}/images", "location": "l", "role": "roles/artifactregistry.reader", "member": "group:ml@acme.example"}""")]
    public void Compare_AnotherGrantGone_IsNoMoreThanThat(string stays)
    {
        var (one, other) = (Given.Resource(Repository, "one", Reader), Given.Resource(Repository, "other", stays));

        Assert.Equal(
            ["Other Delete: the group ml@acme.example can no longer read the images in images"],
            PlanComparison.Compare(Given.Plan(one, other), Given.Plan(other), "main").Lines());
    }

    [Fact]
    public void Compare_OneOfThreeGone_TakesItFromAll() => Assert.StartsWith(
        "In the cloud it is one grant with more and other: to delete one takes it from all. ",
        Assert.Single(PlanComparison.Compare(
            Given.Plan(Given.Resource(Repository, "one", Reader), Given.Resource(Repository, "other", Reader), Given.Resource(Repository, "more", Reader)),
            Given.Plan(Given.Resource(Repository, "more", Reader), Given.Resource(Repository, "other", Reader)),
            "main").Changes).Consequences[0],
        StringComparison.Ordinal);

    [Fact]
    public void Compare_SubjectsOfAFederation_AreToldApartByTheirCase()
    {
        var member = """{"bucket": "b", "role": "roles/storage.objectViewer", "member": "principal://iam.googleapis.com/pools/p/subject/Main"}""";
        const string type = "gcp:storage/bucketIAMMember:BucketIAMMember";
        var (one, other) = (Given.Resource(type, "one", member), Given.Resource(type, "other", member.Replace("Main", "main", StringComparison.Ordinal)));

        Assert.Equal(Risk.Other, Assert.Single(PlanComparison.Compare(Given.Plan(one, other), Given.Plan(other), "main").Changes).Risk);
    }

    [Fact]
    public void Compare_BothGone_TakesItFromNobodyElse()
    {
        var (one, other) = (Given.Resource(Repository, "one", Reader), Given.Resource(Repository, "other", Reader));

        Assert.All(
            PlanComparison.Compare(Given.Plan(one, other), Given.Plan(), "main").Changes, change => Assert.Empty(change.Consequences));
    }

    [Fact]
    public void Compare_OneOfTwoForSomebodyElse_TakesItFromTheOther()
    {
        var (one, other) = (Given.Resource(Repository, "one", Reader), Given.Resource(Repository, "other", Reader));
        var elsewhere = Given.Resource(Repository, "one", Reader.Replace("ml@", "web@", StringComparison.Ordinal));

        var change = Assert.Single(PlanComparison.Compare(Given.Plan(one, other), Given.Plan(elsewhere, other), "main").Changes);

        Assert.Equal((ChangeKind.Replace, Risk.Destruction), (change.Kind, change.Risk));
        Assert.StartsWith("In the cloud it is one grant with other: ", change.Consequences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_MemberOfABindingThatStays_IsTakenFromIt()
    {
        var one = Given.Resource(Repository, "one", Reader);
        var binding = Given.Resource(
            "gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding",
            "all",
            """{"repository": "images", "location": "l", "role": "roles/artifactregistry.reader", "members": ["allUsers", "group:ml@acme.example"]}""");

        var change = Assert.Single(PlanComparison.Compare(Given.Plan(one, binding), Given.Plan(binding), "main").Changes);

        Assert.EndsWith(", though all says so", change.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_GrantOfTwoStacks_GoesFromNobody()
    {
        var (one, other) = (Given.Resource(Repository, "one", Reader), Given.Resource(Repository, "other", Reader));

        var change = Assert.Single(
            PlanComparison.Compare(Given.Plan(one, other), Given.Plan(other) with { Stack = "dev" }, "the stack prod").Changes);

        Assert.Equal((Risk.Other, 0), (change.Risk, change.Consequences.Count));
    }
}
