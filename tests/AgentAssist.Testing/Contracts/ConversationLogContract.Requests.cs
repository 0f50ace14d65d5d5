using AgentAssist.Core.Conversations;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Writes that are repeated.</summary>
public abstract partial class ConversationLogContract
{
    [Fact]
    public async Task AppendAsync_WithRequest_StoresTheAnswerAndTheHashOfTheBody()
    {
        var request = Sample.Request("r-1");

        var outcome = await Log.AppendAsync(Sample.Append(Sample.Key(), 0, count: 3, request), Cancel);

        Assert.Equal("body@3", Assert.IsType<AppendOutcome.Appended>(outcome).Response.Text());
        var stored = await Log.FindRequestAsync(request.Key, Cancel);
        Assert.Equal("body@3", stored!.Response.Text());
        Assert.Equal(request.BodyHash, stored.BodyHash);
    }

    [Fact]
    public async Task AppendAsync_RequestRepeated_GivesTheFirstAnswerAndWritesNothing()
    {
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0, request: Sample.Request("r-1", "first")), Cancel);

        var outcome = await Log.AppendAsync(
            Sample.Append(Sample.Key(), 1, request: Sample.Request("r-1", "second")) with { History = Sample.Interaction("x") }, Cancel);

        var first = Assert.IsType<AppendOutcome.Repeated>(outcome).First;
        Assert.Equal("first@1", first.Response.Text());
        Assert.Equal(Sample.Hash("first"), first.BodyHash);
        Assert.Single(await Log.ReadAsync(Sample.Key(), 1, 10, Cancel));
        Assert.Null(await Record.Customers.ReadAsync(new("tenant-a", "cust-1"), 10, Cancel));
    }

    [Fact]
    public async Task AppendAsync_NoEvents_KeepsTheAnswerAloneAndOnlyAtTheHead()
    {
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0, count: 2), Cancel);
        var answer = Sample.Append(Sample.Key(), 2, request: Sample.Request("r-1")) with { Events = [] };

        Assert.Equal(2, Assert.IsType<AppendOutcome.HeadMoved>(await Log.AppendAsync(answer with { ExpectedHead = 1 }, Cancel)).Head);
        Assert.Equal("body@2", Assert.IsType<AppendOutcome.Appended>(await Log.AppendAsync(answer, Cancel)).Response.Text());

        await Log.AppendAsync(Sample.Append(Sample.Key(), 2), Cancel);
        Assert.Equal("body@2", Assert.IsType<AppendOutcome.Repeated>(await Log.AppendAsync(answer, Cancel)).First.Response.Text());
        Assert.Equal(3, (await Log.ReadAsync(Sample.Key(), 1, 10, Cancel)).Count);
    }

    [Fact]
    public async Task AppendAsync_RequestRepeatedAfterTheHeadMoved_IsStillRepeated()
    {
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0, request: Sample.Request("r-1")), Cancel);
        await Log.AppendAsync(Sample.Append(Sample.Key(), 1), Cancel);

        var outcome = await Log.AppendAsync(Sample.Append(Sample.Key(), 0, request: Sample.Request("r-1")), Cancel);

        Assert.IsType<AppendOutcome.Repeated>(outcome);
    }

    [Fact]
    public async Task AppendAsync_SameRequestIdOfAnotherMethodOrTenant_IsAnotherRequest()
    {
        await Log.AppendAsync(Sample.Append(Sample.Key("a"), 0, request: Sample.Request("r-1")), Cancel);

        Assert.IsType<AppendOutcome.Appended>(
            await Log.AppendAsync(Sample.Append(Sample.Key("b"), 0, request: Sample.Request("r-1", method: "HandOff")), Cancel));
        Assert.IsType<AppendOutcome.Appended>(
            await Log.AppendAsync(
                Sample.Append(Sample.Key("c", "tenant-b"), 0, request: Sample.Request("r-1", tenant: "tenant-b")), Cancel));
    }

    [Fact]
    public async Task AppendAsync_OneRequestSentByManyAtOnce_IsWrittenOnce()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(
            () => Log.AppendAsync(Sample.Append(Sample.Key($"conv-{i}"), 0, request: Sample.Request("r-1")), Cancel), Cancel)));

        Assert.Single(outcomes.OfType<AppendOutcome.Appended>());
        Assert.Equal(31, outcomes.OfType<AppendOutcome.Repeated>().Count(repeated => repeated.First.Response.Text() == "body@1"));
        Assert.Single(await Log.ListAsync(new("tenant-a", "", "", default, After: null, 100), Cancel));
    }

    [Fact]
    public async Task FindRequestAsync_NeverUsed_IsNull()
    {
        Assert.Null(await Log.FindRequestAsync(new("tenant-a", "AddUtterance", "r-1"), Cancel));
    }

    [Fact]
    public async Task FindRequestAsync_WithinADay_Remembers()
    {
        var request = Sample.Request("r-1");
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0, request: request), Cancel);

        Record.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));

        Assert.NotNull(await Log.FindRequestAsync(request.Key, Cancel));
    }

    [Fact]
    public async Task FindRequestAsync_LongAfterwards_IsForgottenAndMayBeUsedAgain()
    {
        var request = Sample.Request("r-1");
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0, request: request), Cancel);

        Record.Clock.Advance(TimeSpan.FromHours(26));

        await Eventually.TrueAsync(async () => await Log.FindRequestAsync(request.Key, Cancel) is null);
        Assert.IsType<AppendOutcome.Appended>(await Log.AppendAsync(Sample.Append(Sample.Key(), 1, request: request), Cancel));
    }
}
