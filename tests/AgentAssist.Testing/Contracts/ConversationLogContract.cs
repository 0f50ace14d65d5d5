using AgentAssist.Core.Conversations;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What every <see cref="IConversationLog"/> promises. Appending here; requests, lists, cursors and races beside.</summary>
public abstract partial class ConversationLogContract : IAsyncLifetime
{
    private SystemOfRecord? _record;

    protected SystemOfRecord Record => _record!;

    protected IConversationLog Log => Record.Log;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<SystemOfRecord> OpenAsync();

    public async ValueTask InitializeAsync() => _record = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_record is not null)
        {
            await _record.CloseAsync();
        }
    }

    [Fact]
    public async Task AppendAsync_NewConversation_IsReadBackByteForByte()
    {
        var command = Sample.Append(Sample.Key(), head: 0, count: 3);

        var outcome = Assert.IsType<AppendOutcome.Appended>(await Log.AppendAsync(command, Cancel));

        Assert.True(outcome.Response.IsEmpty);
        Assert.Equal(0, outcome.CustomerVersion);
        var read = await Log.ReadAsync(Sample.Key(), 1, 10, Cancel);
        Assert.Equal(command.Events.Select(Sample.Content), read.Select(Sample.Content));
        Assert.Equal(command.Summary, await Log.GetAsync(Sample.Key(), Cancel));
    }

    [Fact]
    public async Task AppendAsync_ViewsThatShareTheirMemory_AreReadBackEqual()
    {
        var appended = Sample.Event(Sample.Key(), 1);
        appended = appended with { Restricted = appended.Participants };

        await Log.AppendAsync(Sample.Append(Sample.Key(), 0) with { Events = [appended] }, Cancel);

        var read = Assert.Single(await Log.ReadAsync(Sample.Key(), 1, 10, Cancel));
        Assert.Equal(Sample.Content(appended), Sample.Content(read));
    }

    [Fact]
    public async Task AppendAsync_BehindTheHead_ContinuesDensely()
    {
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0, count: 2), Cancel);
        await Log.AppendAsync(Sample.Append(Sample.Key(), 2, count: 3), Cancel);

        var read = await Log.ReadAsync(Sample.Key(), 1, 10, Cancel);

        Assert.Equal([1, 2, 3, 4, 5], read.Select(stored => stored.Revision));
        Assert.Equal(5, (await Log.GetAsync(Sample.Key(), Cancel))!.Revision);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task AppendAsync_AnotherHeadExpected_ChangesNothingAndSaysWhereTheHeadIs(long expected)
    {
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0, count: 2), Cancel);
        var request = Sample.Request("r-late");
        var late = Sample.Append(Sample.Key(), expected, request: request, says: "late") with
        {
            History = Sample.Interaction("late"),
        };

        var outcome = Assert.IsType<AppendOutcome.HeadMoved>(await Log.AppendAsync(late, Cancel));

        Assert.Equal(2, outcome.Head);
        Assert.Equal(2, (await Log.ReadAsync(Sample.Key(), 1, 10, Cancel)).Count);
        Assert.Equal(2, (await Log.GetAsync(Sample.Key(), Cancel))!.Revision);
        Assert.Null(await Log.FindRequestAsync(request.Key, Cancel));
        Assert.Null(await Record.Customers.ReadAsync(new("tenant-a", "cust-1"), 10, Cancel));
    }

    [Fact]
    public async Task AppendAsync_UnknownConversationBehindAHead_HeadIsZero()
    {
        var outcome = await Log.AppendAsync(Sample.Append(Sample.Key(), head: 7), Cancel);

        Assert.Equal(0, Assert.IsType<AppendOutcome.HeadMoved>(outcome).Head);
        Assert.Null(await Log.GetAsync(Sample.Key(), Cancel));
    }

    [Fact]
    public async Task AppendAsync_EventsOfAnotherRevision_AreRefused()
    {
        var command = Sample.Append(Sample.Key(), 0) with { Events = [Sample.Event(Sample.Key(), 2)] };

        await Assert.ThrowsAsync<InvalidOperationException>(() => Log.AppendAsync(command, Cancel));

        Assert.Null(await Log.GetAsync(Sample.Key(), Cancel));
    }

    [Fact]
    public async Task AppendAsync_WithHistory_WritesTheInteractionAndBumpsTheCustomer()
    {
        await Record.Customers.WriteAsync(new(new("tenant-a", "cust-1"), Sample.Profile(), []), Cancel);
        var interaction = Sample.Interaction("conv-1");

        var outcome = Assert.IsType<AppendOutcome.Appended>(
            await Log.AppendAsync(Sample.Append(Sample.Key(), 0) with { History = interaction }, Cancel));

        Assert.Equal(2, outcome.CustomerVersion);
        var history = await Record.Customers.ReadAsync(new("tenant-a", "cust-1"), 10, Cancel);
        Assert.Equal(2, history!.Version);
        Assert.Equal([interaction], history.Interactions);
    }

    [Fact]
    public async Task AppendAsync_Cancelled_WritesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Log.AppendAsync(Sample.Append(Sample.Key(), 0), cancelled.Token));

        Assert.Null(await Log.GetAsync(Sample.Key(), Cancel));
    }

    [Fact]
    public async Task ReadAsync_FromTheMiddle_IsInclusiveAndBounded()
    {
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0, count: 9), Cancel);

        Assert.Equal([4, 5, 6], (await Log.ReadAsync(Sample.Key(), 4, 3, Cancel)).Select(stored => stored.Revision));
        Assert.Equal([9], (await Log.ReadAsync(Sample.Key(), 9, 3, Cancel)).Select(stored => stored.Revision));
        Assert.Empty(await Log.ReadAsync(Sample.Key(), 10, 3, Cancel));
        Assert.Empty(await Log.ReadAsync(Sample.Key("unknown"), 1, 3, Cancel));
    }

    [Fact]
    public async Task GetAsync_CallerChangesWhatItGot_TheRecordStays()
    {
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0), Cancel);

        (await Log.GetAsync(Sample.Key(), Cancel))!.Queue = "changed";

        Assert.Equal("billing", (await Log.GetAsync(Sample.Key(), Cancel))!.Queue);
    }

    [Fact]
    public async Task Log_OtherTenantsConversationOfTheSameId_IsAnotherConversation()
    {
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0, count: 2), Cancel);

        var outcome = await Log.AppendAsync(Sample.Append(Sample.Key(tenant: "tenant-b"), 0), Cancel);

        Assert.IsType<AppendOutcome.Appended>(outcome);
        Assert.Equal(2, (await Log.ReadAsync(Sample.Key(), 1, 10, Cancel)).Count);
        Assert.Single(await Log.ReadAsync(Sample.Key(tenant: "tenant-b"), 1, 10, Cancel));
        Assert.Null(await Log.GetAsync(Sample.Key(tenant: "tenant-c"), Cancel));
    }
}
