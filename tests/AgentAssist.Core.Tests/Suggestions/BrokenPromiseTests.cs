using AgentAssist.Core.Suggestions.Records;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class BrokenPromiseTests
{
    [Theory]
    [InlineData("callback", "to call you back")]
    [InlineData("ring her back", "to ring you back")]
    [InlineData("send her invoice again", "to send your invoice again")]
    [InlineData("bring a fresh one", "to bring a fresh one")]
    [InlineData("refund the late fee to the customer", "to refund the late fee to you")]
    [InlineData("refund of $5", "you a refund of $5")]
    [InlineData("a new router", "you a new router")]
    [InlineData("to fix the customer's line", "to fix your line")]
    [InlineData("Technician visit", "you a technician visit")]
    [InlineData("decision and call", "you a decision and call")]
    [InlineData("update on trace", "you an update on trace")]
    [InlineData("refund", "you a refund")]
    [InlineData("replace the tiles and refit them", "to replace the tiles and refit them")]
    [InlineData("call them back", "to call you back")]
    [InlineData("doctor to ring", "you that a doctor would ring")]
    [InlineData("new keys", "you new keys")]
    [InlineData("refund of $412.60", "you a refund of $412.60")]
    [InlineData("call on Monday", "you a call on Monday")]
    [InlineData("solution to the problem", "you a solution to the problem")]
    [InlineData("parcel to be resent", "you that a parcel would be resent")]
    [InlineData("mail Refund 1585.00 USD", null)]
    public void Words_NoteOfStaff_FitsAfterWePromised(string note, string? expected) =>
        Assert.Equal(expected, BrokenPromise.Words(note));
}
