using AgentAssist.Core.Customers.Responding;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>What customers said about the company.</summary>
public abstract partial class CustomerStoreContract
{
    [Fact]
    public async Task ChangeFeedbackAsync_New_IsPartOfTheSnapshotAndCountsTheVersionUp()
    {
        await WriteAsync(Sample.Profile());

        var written = await RecordFeedbackAsync("f-1");

        Assert.Equal([(Key, 2L)], written.Versions);
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal(2, history!.Version);
        Assert.Equal([SampleFeedback("f-1")], history.Feedback);
        Assert.Equal(Sample.Profile(), history.Profile);
        Assert.Empty((await RecordFeedbackAsync("f-1")).Versions);
    }

    [Fact]
    public async Task ChangeFeedbackAsync_CustomerUnknownBefore_IsKnownByIt()
    {
        Assert.Equal([(Key, 1L)], (await RecordFeedbackAsync("f-1")).Versions);

        Assert.Equal((null, 1), ((await Customers.ReadAsync(Key, 10, Cancel))!.Profile, (await Customers.ReadAsync(Key, 10, Cancel))!.Version));
    }

    [Fact]
    public async Task ChangeFeedbackAsync_OfManyCustomers_ChangesAllOrNothing()
    {
        string[] customers = ["cust-1", "cust-2", "cust-3"];
        foreach (var id in customers)
        {
            await RecordFeedbackAsync($"of-{id}", id);
        }

        var refused = await ActAsync("Done.", "of-cust-1", "nothing", "of-cust-2");
        var written = Assert.IsType<FeedbackOutcome.Written>(await ActAsync("Done.", "of-cust-3", "of-cust-1"));

        Assert.Equal(new FeedbackOutcome.Refused("nothing", IsKnown: false), refused);
        Assert.Equal("of-cust-3", written.First.FeedbackId);
        Assert.Equal([("cust-1", 2L), ("cust-3", 2L)], written.Versions.Select(version => (version.Key.CustomerId, version.Version)));
        var actions = new List<string>();
        foreach (var id in customers)
        {
            actions.Add(Assert.Single((await Customers.ReadAsync(Key with { CustomerId = id }, 1, Cancel))!.Feedback).Action);
        }

        Assert.Equal(["Done.", "", "Done."], actions);
    }

    [Fact]
    public async Task ReadAsync_MuchFeedback_ShowsWhatIsToBeToldFirstAndTheNewest()
    {
        foreach (var i in Enumerable.Range(0, 30))
        {
            await RecordFeedbackAsync($"f-{i:d2}", minute: i);
        }

        await ActAsync("Done.", "f-03", "f-05", "f-20");
        Assert.IsType<FeedbackOutcome.Written>(await Customers.ChangeFeedbackAsync(
            new("tenant-a", ["f-20", "f-29"], known => new Feedback(known) { ReportTime = Sample.Start.ToTimestamp() }), Cancel));

        var shown = (await Customers.ReadAsync(Key, 1, Cancel))!.Feedback.Select(feedback => feedback.FeedbackId).ToArray();

        Assert.Equal(["f-05", "f-03", "f-28", "f-27"], shown[..4]);
        Assert.Equal(FeedbackStage.MaxShown, shown.Length);
        Assert.DoesNotContain("f-20", shown);
        Assert.Equal(30, (await Customers.ListFeedbackAsync(Key, "", 100, Cancel)).Count);
        Assert.Equal(["f-11", "f-12"], (await Customers.ListFeedbackAsync(Key, "f-10", 2, Cancel)).Select(feedback => feedback.FeedbackId));
    }

    [Fact]
    public async Task ChangeFeedbackAsync_AnothersFeedback_IsRefused()
    {
        await RecordFeedbackAsync("f-1", "cust-2");

        var refused = await Customers.ChangeFeedbackAsync(new("tenant-a", ["f-1"], known => known ?? SampleFeedback("f-1"), "cust-1"), Cancel);

        Assert.Equal(new FeedbackOutcome.Refused("f-1", IsKnown: true), refused);
        Assert.Null(await Customers.ReadAsync(Key, 1, Cancel));
    }

    [Fact]
    public async Task ChangeFeedbackAsync_AfterAMerge_IsTheOthers()
    {
        await WriteAsync(null, Sample.Interaction("i-1"));
        await RecordFeedbackAsync("f-1", "cust-2");
        await MergeAsync("cust-1", "cust-2");

        await RecordFeedbackAsync("f-2", "cust-2", minute: 1);
        var written = Assert.IsType<FeedbackOutcome.Written>(await ActAsync("Done.", "f-1"));

        Assert.Equal([(Key, 4L)], written.Versions);
        var history = await Customers.ReadAsync(Key, 10, Cancel);
        Assert.Equal(["f-1", "f-2"], history!.Feedback.Select(feedback => feedback.FeedbackId));
        Assert.All(history.Feedback, feedback => Assert.Equal("cust-1", feedback.CustomerId));
        Assert.Equal(2, (await Customers.ListFeedbackAsync(Key with { CustomerId = "cust-2" }, "", 9, Cancel)).Count);
    }

    [Fact]
    public async Task ChangeFeedbackAsync_RequestRepeated_GivesTheFirstAnswer()
    {
        await RecordFeedbackAsync("f-1");
        var change = new FeedbackChange(
            "tenant-a",
            ["f-1"],
            known => new Feedback(known) { Action = known!.Action + "Done." },
            Request: Sample.Request("r-1", method: "RecordFeedbackAction"));

        await Customers.ChangeFeedbackAsync(change, Cancel);
        var again = Assert.IsType<FeedbackOutcome.Repeated>(await Customers.ChangeFeedbackAsync(change, Cancel));

        Assert.Equal("Done.", Feedback.Parser.ParseFrom(again.First.Response.Span).Action);
        Assert.Equal("Done.", Assert.Single((await Customers.ReadAsync(Key, 1, Cancel))!.Feedback).Action);
    }

    private async Task<FeedbackOutcome.Written> RecordFeedbackAsync(string id, string customerId = "cust-1", int minute = 0) =>
        Assert.IsType<FeedbackOutcome.Written>(await Customers.ChangeFeedbackAsync(
            new("tenant-a", [id], known => known ?? SampleFeedback(id, customerId, minute), customerId), Cancel));

    private Task<FeedbackOutcome> ActAsync(string action, params string[] ids) => Customers.ChangeFeedbackAsync(
        new("tenant-a", ids, known => known is null ? null : new Feedback(known) { Action = action }), Cancel);

    private static Feedback SampleFeedback(string id, string customerId = "cust-1", int minute = 0) => new()
    {
        FeedbackId = id,
        CustomerId = customerId,
        Text = "The form asks twice.",
        ReceiveTime = Sample.Start.AddMinutes(minute).ToTimestamp(),
    };
}
