using AgentAssist.Core.Suggestions.Learned;

namespace AgentAssist.Core.Tests.Suggestions.Learned;

public sealed class ReplyDepersonalizerTests
{
    private static readonly ReplyDepersonalizer Depersonalizer = new();

    [Theory]
    [InlineData("hello, how can i help", "Hello, how can I help.")]
    [InlineData("Hello,  how can I help!!", "Hello, how can I help.")]
    [InlineData("HELLO, HOW CAN I HELP", "Hello, how can I help.")]
    [InlineData("what is your name", "What is your name?")]
    [InlineData("Is there anything else that I can do for you?", "Is there anything else that I can do for you?")]
    [InlineData("Thank you and goodbye.", "Thank you and goodbye.")]
    [InlineData("I’ll check that... please wait", "I'll check that. Please wait.")]
    public void Read_NothingPersonal_IsWrittenInOneForm(string text, string expected) => Assert.Equal(expected, Depersonalizer.Read(text));

    [Theory]
    [InlineData("Thank you, Angela.", "Thank you, {name}.")]
    [InlineData("Your ride arrives at 10:30 pm on Friday.", "Your ride arrives at {time} on {date}.")]
    [InlineData("That comes to $49.90, is that fine?", "That comes to {amount}, is that fine?")]
    [InlineData("It will be there on the 3rd of March.", "It will be there on {date}.")]
    [InlineData("It took 14 minutes.", "It took {number} minutes.")]
    [InlineData("Your ride has the number A93E11.", "Your ride has the number {reference}.")]
    [InlineData("Please bring your Schufa Certificate with you.", "Please bring your {value} with you.")]
    public void Read_SomethingPersonal_BecomesASlot(string text, string expected) => Assert.Equal(expected, Depersonalizer.Read(text));

    [Theory]
    [InlineData("Mr. Okonkwo, your card 4111 1111 1111 1111 and jane.doe@example.com and +1 202 555 0143 are noted.")]
    [InlineData("Please write to 12 Rue de la Paix, 75002 Paris, Jane Miller.")]
    public void Read_Identifiers_LeaveNoTrace(string text)
    {
        var read = Depersonalizer.Read(text);

        Assert.All(["Okonkwo", "4111", "jane", "Jane", "Miller", "202", "Paris", "75002", "12"], word => Assert.DoesNotContain(word, read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("432 FSX9")]
    [InlineData("😀")]
    public void Read_NoWords_LeavesNothing(string text) => Assert.Null(Depersonalizer.Read(text));

    [Fact]
    public void Read_ItsOwnAnswerWithoutSlots_IsTheSame()
    {
        foreach (var text in new[] { "hello there, how are you", "please hold on: i look it up", "ok - done!" })
        {
            var read = Depersonalizer.Read(text)!;
            Assert.Equal(read, Depersonalizer.Read(read));
        }
    }
}
