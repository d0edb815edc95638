namespace GpuInfra.Adoption.Tests;

public sealed class ShellTests
{
    [Theory]
    [InlineData("I=r/a:1", "$I", "r/a:1")]
    [InlineData("I='r/a:1'", "\"${I}\"", "r/a:1")]
    [InlineData("A=r B=\"$A/b\"", "$B", "r/b")]
    [InlineData("export A=r\nreadonly B=${A}/b", "$B", "r/b")]
    [InlineData("", "'r/$A'", "r/$A")]
    [InlineData("", "\"r/\\$A\"", "r/$A")]
    [InlineData("", "r/\\ a", "r/ a")]
    [InlineData("", "$'r/\\x41'", "r/A")]
    [InlineData("", "r/'a'\"b\"c", "r/abc")]
    [InlineData("A=gemma3:4b", "r/${A/:/-}", "r/gemma3-4b")]
    [InlineData("A=a.b.c", "r/${A//./-}", "r/a-b-c")]
    [InlineData("A=a/b/c.tar.gz", "${A##*/}", "c.tar.gz")]
    [InlineData("A=a/b/c.tar.gz", "${A#*/}", "b/c.tar.gz")]
    [InlineData("A=a/b/c.tar.gz", "${A%.*}", "a/b/c.tar")]
    [InlineData("A=a/b/c.tar.gz", "${A%%.*}", "a/b/c")]
    [InlineData("A=Ab", "r/${A,,}${A^^}${A^}", "r/abABAb")]
    [InlineData("A=abcdef", "r/${A:1:3}", "r/bcd")]
    [InlineData("A=abcdef", "r/${A: -2}", "r/ef")]
    [InlineData("A=abc", "r/${#A}", "r/3")]
    [InlineData("", "r/${A:-b}", "r/b")]
    [InlineData("A=", "r/${A:-b}", "r/b")]
    [InlineData("A=", "r/a${A-b}", "r/a")]
    [InlineData("A=x", "r/${A:+b}", "r/b")]
    [InlineData("A=x B=A", "r/${!B}", "r/x")]
    [InlineData(": \"${A:=b}\"", "r/$A", "r/b")]
    [InlineData("A=(x y 'z w') # three\n", "\"r/${A[2]}\"", "r/z w")]
    [InlineData("A=(x y)\nA+=(z)", "r/${#A[@]}", "r/3")]
    [InlineData("A=(x y)\nA[1]=q", "r/${A[1]}", "r/q")]
    [InlineData("declare -A A=([k]=x [l]=y)", "r/${A[l]}", "r/y")]
    [InlineData("A=(x y z)", "\"r/$(IFS=,; printf '%s' \"${A[*]}\")\"", "r/x,y,z")]
    [InlineData("A=(x y z)\nB=$(printf '%s,' \"${A[@]}\")", "r/${B%,}", "r/x,y,z")]
    [InlineData("A=$(echo HELLO | tr '[:upper:]' '[:lower:]')", "r/$A", "r/hello")]
    [InlineData("A=`echo x`", "r/$A", "r/x")]
    [InlineData("f() { local n=\"$1\"; echo \"$n-$2\"; }", "r/$(f a b)", "r/a-b")]
    [InlineData("A=$(cat <<EOF\nx-y\nEOF\n)", "r/$A", "r/x-y")]
    [InlineData("A=$((2 * (3 + 1) % 5))", "r/$A", "r/3")]
    [InlineData("A=x\nif [[ $A == x* && -n \"$A\" ]]; then B=y; else B=z; fi", "r/$B", "r/y")]
    [InlineData("A=x\nif [ \"$A\" != x ]; then B=y; elif test 3 -gt 2; then B=z; fi", "r/$B", "r/z")]
    [InlineData("A=prod\ncase $A in dev|test) B=y;; p*) B=z;; esac", "r/$B", "r/z")]
    [InlineData("A=x\n[ \"$A\" = x ] && B=y || B=z", "r/$B", "r/y")]
    [InlineData("if unknown; then B=y; exit 1; fi\nB=${B:-z}", "r/$B", "r/z")]
    [InlineData("read -r A B <<< 'x y z'", "\"r/$A-$B\"", "r/x-y z")]
    [InlineData("set -- x y", "r/$2", "r/y")]
    [InlineData("printf -v A '%s-%s' x y", "r/$A", "r/x-y")]
    [InlineData("A=x\n(A=y)", "r/$A", "r/x")]
    [InlineData("A='x y'\nset -- $A", "r/$2", "r/y")]
    public void Read_ShellText_IsWhatAShellMakesOfIt(string before, string word, string image) =>
        Assert.Equal(image, GcloudText.ImageOf($"{before}\ngcloud run deploy a --image={word}\n"));

    [Theory]
    [InlineData("A=$(git rev-parse HEAD)", "r/$A", "`r/$(git rev-parse HEAD)`: it is the output of a command")]
    [InlineData("", "r/$A", "`r/$A`: nothing in the script sets A: it comes from outside")]
    [InlineData("", "r/$1", "`r/$1`: it is what the script is called with")]
    [InlineData("if unknown; then A=x; else A=y; fi", "r/$A", "`r/$A`: it depends on `unknown`")]
    [InlineData("read -p name A", "r/$A", "`r/$A`: `read` fills it when the script runs")]
    [InlineData("A=$(git x)", "r/${A##*/}", "`r/${A##*/}`: it is the output of a command")]
    public void Read_WhatOnlyARunTells_IsAskedForWithItsText(string before, string word, string ask)
    {
        var question = Assert.Single(GcloudText.Read($"{before}\ngcloud run deploy a --image={word}\n").Questions, question => question.Path.EndsWith("image", StringComparison.Ordinal));

        Assert.Equal(ask, question.Ask);
    }

    [Fact]
    public void Read_UnquotedVariables_ArePartedAsAShellDoes() => Assert.Equal(
        GcloudText.States("gcloud run deploy a --image=r/a:1 --gpu=1 --cpu 4"),
        GcloudText.States("F=\"--gpu=1\n  --cpu 4 \"\ngcloud   run deploy a --image=r/a:1 $F $(echo)\n"));

    [Theory]
    [InlineData("for i in a b; do D; done")]
    [InlineData("for i in {a..b}\ndo D\ndone")]
    [InlineData("L='a b'\nfor i in $L; do D; done")]
    [InlineData("L=(a b)\nfor i in \"${L[@]}\"; do D; done")]
    [InlineData("L=(a b)\nfor ((n=0; n<${#L[@]}; n++)); do i=${L[$n]}; D; done")]
    [InlineData("L=(a b)\nn=0\nwhile [ $n -lt 2 ]; do i=${L[n]}; D; n=$((n + 1)); done")]
    [InlineData("f() { for i; do D; done; }\nf a b")]
    [InlineData("f() { i=$1; D; }\nf a; f b")]
    [InlineData("while read -r i; do D; done <<EOF\na\nb\nEOF")]
    [InlineData("printf 'a\\nb\\n' | while read -r i; do D; done")]
    [InlineData("i=a; D\ni=b\nC=\"D\"\neval \"$C\"")]
    public void Read_Loop_IsUnrolled(string script) => Assert.Equal(
        ["a", "b"],
        GcloudText.Read(script.Replace("D", "gcloud run deploy $i --image=r/$i:1", StringComparison.Ordinal)).Services.Select(service => service.Name));

    [Fact]
    public void Read_LoopOverTheArguments_KeepsWhatIsSetBefore()
    {
        var read = GcloudText.Read("""
            R=us-central1
            while [[ $# -gt 0 ]]; do
              case "$1" in --region) R="$2"; shift 2;; *) exit 1;; esac
            done
            gcloud run deploy a --region=$R
            """);

        Assert.Equal("us-central1", Assert.IsType<SourceScalar>(read.Services[0].Properties["location"]).Value);
        Assert.Equal("R may be set from outside; where it is not, this is us-central1", Assert.Single(read.Questions, question => question.Path == "location").Ask);
    }

    [Fact]
    public void Read_BranchesOfAnUnknownCondition_StateWhatBothSay()
    {
        var read = GcloudText.Read("""
            if [ "$MODE" = prod ]; then
              gcloud run deploy a --image=r/a:1 --min-instances=1
            else
              gcloud run deploy a --image=r/a:1 --min-instances=0
            fi
            """);

        Assert.Equal("name = \"a\"\ntemplate.containers[0].image = \"r/a:1\"", GcloudText.Lines(read));
        Assert.Equal(
            "it depends on `[ \"$MODE\" = … ]`, which is not known before a run",
            Assert.Single(read.Questions, question => question.Path == "template.scaling.minInstanceCount").Ask);
        Assert.Contains(read.NotCarried, item => item.What == "`[ \"$MODE\" = … ]`" && item.Place == new SourcePlace("deploy.sh", 1, 4));
    }

    [Fact]
    public void Read_ConditionOnAValueFromOutside_IsNamed()
    {
        var read = GcloudText.Read("G=${USE_GPU:-true}\nif [ $G = true ]; then F=--gpu=1; fi\ngcloud run deploy a --image=r/a:1 $F\n");

        Assert.Equal("\"1\"", StatedTexts.Of(read)["template.containers[0].resources.limits[\"nvidia.com/gpu\"]"]);
        Assert.Contains(read.NotCarried, item => item.What == "$USE_GPU");
    }

    [Fact]
    public void Read_Places_AreThoseOfTheTextThatIsMeant()
    {
        var read = GcloudText.Read("# x\r\nCARD=\"--gpu=1 --gpu-type=nvidia-l4\"\r\ngcloud run deploy a \\\r\n  $CARD --cpu=8\r\n");

        Assert.Equal(
            new SourcePlace("deploy.sh", 2, 26),
            SourceLeaves.Of(read.Services[0].Properties).Single(leaf => leaf.Path == "template.nodeSelector.accelerator").Value.Place);
    }

    [Fact]
    public void Read_HereDocument_IsNoScript() =>
        Assert.Equal(["a"], GcloudText.Read("cat <<'EOF'\ngcloud run deploy b\nEOF\ngcloud run deploy a --image=x\n").Services.Select(service => service.Name));

    [Fact]
    public void Read_SourcedFile_RunsWhereItIsRead() => Assert.Equal(
        GcloudText.States("gcloud run deploy a --region=us-central1"),
        GcloudText.States("source ./env.sh\ngcloud run deploy a --region=$R\n", new SourceText("env.sh", "R=us-central1\n")));
}
