using AgentAssist.Core.Suggestions.Wording;

namespace AgentAssist.Core.Tests.Suggestions.Wording;

public sealed class ClauseReaderTests
{
    [Theory]
    [InlineData("I am STILL getting invoices from you people.", "you're still getting invoices from us")]
    [InlineData("Hello, my order hasn't arrived yet.", "your order hasn't arrived yet")]
    [InlineData("Now there's a late fee on a bill I don't owe.", "there's a late fee on a bill you don't owe")]
    [InlineData("And nobody ever called me back like you said.", "nobody ever called you back")]
    [InlineData("You charged me twice for the same transfer", "you were charged twice for the same transfer")]
    [InlineData("you lost my bag", "your bag was lost")]
    [InlineData("You denied my claim without any reason.", "your claim was denied without any reason")]
    [InlineData("I'm locked out of my account", "you're locked out of your account")]
    [InlineData("Still waiting for the refund.", "you're still waiting for the refund")]
    [InlineData("i was never told about this in march", "you were never told about this in March")]
    [InlineData("We've been stuck down here", "you've been stuck down here")]
    [InlineData("I have waited 7 weeks what is 5 minutes", "you have waited 7 weeks")]
    [InlineData("flight cancelled BY TEXT at 5am", "your flight was cancelled by text")]
    [InlineData("Flight cancelled on 2 November", "your flight was cancelled")]
    [InlineData("my brothers phone isnt working", "your brothers phone isn't working")]
    [InlineData("I lost my card so I wouldn't pay with it", "you lost your card")]
    [InlineData("she says it's broken and my order isn't here", "your order isn't here")]
    [InlineData("My TV is BROKEN again", "your TV is broken again")]
    [InlineData("i typed my pin wrong 3 times can you unblock it", "you typed your pin wrong 3 times")]
    [InlineData("There's another one and it's happening right now", "there's another one", "it's happening right now")]
    [InlineData("I had no boxes and I only found out because my card got declined", "you had no boxes", "you only found out because your card got declined")]
    [InlineData("You've billed me until July.", "you were billed until July")]
    [InlineData("I wanted to report that someone transferred $500 from my account", "someone transferred $500 from your account")]
    [InlineData("I told my daughter you people were slow", "you told your daughter we were slow")]
    [InlineData("I lost my card and before I could cancel it, 300 was gone", "you lost your card")]
    public void Read_PlainStatement_IsTurnedRound(string text, params string[] expected)
    {
        Assert.Equal(expected, ClauseReader.Read(text).Select(clause => clause.Said));
    }

    [Theory]
    [InlineData("My boyfriend is not a fan of it.", false)]
    [InlineData("My mother can't get into her account.", true)]
    [InlineData("My son was charged twice for it.", true)]
    public void Issue_WhatHappensAmongTheCustomersOwn_IsNoProblemOfOurs(string text, bool isProblem) => Assert.Equal(isProblem, CustomerIssue.Read(text).Happened is not null);

    [Theory]
    [InlineData("that's just not fair")]
    [InlineData("It's not the outage.")]
    [InlineData("I'm not talking to a machine about my mother dying.")]
    [InlineData("It says I did not attend on a day when your own office was shut")]
    [InlineData("I want a refund")]
    [InlineData("this is ridiculous")]
    [InlineData("my fucking phone is broken")]
    [InlineData("why is my order late?")]
    [InlineData("internet not working since monday")]
    [InlineData("my card [CARD] was declined")]
    [InlineData("if my order doesn't come")]
    [InlineData("I don't really want to go to London")]
    [InlineData("they told me nothing")]
    [InlineData("You can't just put it into a form.")]
    [InlineData("it's not mine it's the college's and its worth more than my life")]
    [InlineData("I wasn't born yesterday.")]
    public void Read_WhatIsNotSafeToSayBack_IsLeftOut(string text)
    {
        Assert.Empty(ClauseReader.Read(text));
    }
}
