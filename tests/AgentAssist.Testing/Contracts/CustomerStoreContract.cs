using AgentAssist.Core.Customers;
using AgentAssist.V1;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What every <see cref="ICustomerStore"/> promises.</summary>
public abstract partial class CustomerStoreContract : IAsyncLifetime
{
    private SystemOfRecord? _record;

    protected static CustomerKey Key { get; } = new("tenant-a", "cust-1");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected SystemOfRecord Record => _record!;

    protected ICustomerStore Customers => Record.Customers;

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
    public async Task ReadAsync_UnknownCustomer_IsNull()
    {
        Assert.Null(await Customers.ReadAsync(Key, 10, Cancel));
        Assert.Empty(await Customers.ListInteractionsAsync(Key, "", after: null, 10, Cancel));
        Assert.False(await Customers.HoldsInteractionAsync(Key, "i-1", Cancel));
    }

    [Fact]
    public async Task WriteAsync_ProfileAndInteractions_AreReadBackNewestFirst()
    {
        Interaction[] interactions = [Sample.Interaction("i-1", 1), Sample.Interaction("i-3", 3), Sample.Interaction("i-2", 2)];

        var written = await WriteAsync(Sample.Profile(), interactions);

        Assert.Equal((1, 3, 0), (written.Version, written.Changed, written.Unchanged));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal(Sample.Profile(), history!.Profile);
        Assert.Equal([interactions[1], interactions[2], interactions[0]], history.Interactions);
        Assert.Equal((3, 1), (history.InteractionCount, history.Version));
    }

    [Fact]
    public async Task WriteAsync_InteractionsWithoutProfile_LeaveTheProfileNull()
    {
        await WriteAsync(null, Sample.Interaction("i-1"));

        var history = await Customers.ReadAsync(Key, 10, Cancel);

        Assert.Null(history!.Profile);
        Assert.Single(history.Interactions);
    }

    [Fact]
    public async Task WriteAsync_NullProfile_LeavesTheProfileThatIsThere()
    {
        await WriteAsync(Sample.Profile());
        await WriteAsync(null, Sample.Interaction("i-1"));

        Assert.Equal(Sample.Profile(), (await Customers.ReadAsync(Key, 10, Cancel))!.Profile);
    }

    [Fact]
    public async Task WriteAsync_SameContentAgain_ChangesNothing()
    {
        await WriteAsync(Sample.Profile(), Sample.Interaction("i-1"), Sample.Interaction("i-2"));

        var again = await WriteAsync(Sample.Profile(), Sample.Interaction("i-1"), Sample.Interaction("i-2"));

        Assert.Equal((1, 0, 2), (again.Version, again.Changed, again.Unchanged));
        Assert.Equal((2, 1), await CountAndVersionAsync());
    }

    [Fact]
    public async Task WriteAsync_MapsInAnotherOrder_AreTheSameContent()
    {
        var reordered = Sample.Interaction("i-1");
        reordered.Facts.Clear();
        reordered.Facts.Add("amount", "74.99 USD");
        reordered.Facts.Add("fee", "180.00 USD");
        await WriteAsync(null, Sample.Interaction("i-1"));

        Assert.Equal(1, (await WriteAsync(null, reordered)).Unchanged);
    }

    [Fact]
    public async Task WriteAsync_OtherContent_IsACorrection()
    {
        await WriteAsync(null, Sample.Interaction("i-1", 1), Sample.Interaction("i-2", 2));

        var corrected = await WriteAsync(null, Sample.Interaction("i-1", 3, reference: "INV-1", summary: "Corrected."), Sample.Interaction("i-2", 2));

        Assert.Equal((2, 1, 1), (corrected.Version, corrected.Changed, corrected.Unchanged));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal(["i-1", "i-2"], history!.Interactions.Select(interaction => interaction.InteractionId));
        Assert.Equal("Corrected.", history.Interactions[0].Summary);
        Assert.Equal(2, history.InteractionCount);
        Assert.Single(await Customers.ListInteractionsAsync(Key, "INV-1", after: null, 10, Cancel));
    }

    [Fact]
    public async Task WriteAsync_OneIdTwiceInOneWrite_TheLastContentStays()
    {
        var written = await WriteAsync(null, Sample.Interaction("i-1", summary: "One."), Sample.Interaction("i-1", summary: "Two."));

        Assert.Equal((1, 2), (written.Version, written.Changed));
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal("Two.", Assert.Single(history!.Interactions).Summary);
        Assert.Equal(1, history.InteractionCount);
    }

    [Fact]
    public async Task WriteAsync_NothingToWrite_LeavesTheCustomerUnknown()
    {
        Assert.Equal(0, (await WriteAsync(null)).Version);

        Assert.Null(await Customers.ReadAsync(Key, 10, Cancel));
    }

    [Fact]
    public async Task WriteAsync_SameInteractionIdOfAnotherCustomerOrTenant_IsAnotherInteraction()
    {
        await WriteAsync(null, Sample.Interaction("i-1"));
        await Customers.WriteAsync(
            new(new("tenant-a", "cust-2"), null, [Sample.Interaction("i-1", customerId: "cust-2", summary: "Other.")]), Cancel);
        await Customers.WriteAsync(new(new("tenant-b", "cust-1"), null, [Sample.Interaction("i-1", summary: "Foreign.")]), Cancel);

        Assert.Equal(Sample.Interaction("i-1"), Assert.Single((await Customers.ReadAsync(Key, 10, Cancel))!.Interactions));
        Assert.Null(await Customers.ReadAsync(new("tenant-b", "cust-2"), 10, Cancel));
        Assert.Single(await Customers.ListInteractionsAsync(Key, "", after: null, 10, Cancel));
    }

    [Fact]
    public async Task WriteAsync_InteractionOfAnotherCustomerOrWithoutTime_IsRefused()
    {
        var timeless = Sample.Interaction("i-1");
        timeless.OccurredAt = null;

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(null, timeless));
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(null, Sample.Interaction("i-1", customerId: "cust-2")));

        Assert.Null(await Customers.ReadAsync(Key, 10, Cancel));
    }

    [Fact]
    public async Task WriteAsync_Cancelled_WritesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Customers.WriteAsync(new(Key, Sample.Profile(), []), cancelled.Token));

        Assert.Null(await Customers.ReadAsync(Key, 10, Cancel));
    }

    protected async Task<CustomerWriteOutcome.Written> WriteAsync(CustomerProfile? profile, params Interaction[] interactions) =>
        Assert.IsType<CustomerWriteOutcome.Written>(await Customers.WriteAsync(new(Key, profile, interactions), Cancel));

    private async Task<(long Count, long Version)> CountAndVersionAsync()
    {
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        return (history!.InteractionCount, history.Version);
    }

    private static (DateTimeOffset OccurredAt, string InteractionId) PositionOf(Interaction interaction) =>
        (interaction.OccurredAt.ToDateTimeOffset(), interaction.InteractionId);
}
