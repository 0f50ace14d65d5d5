using System.Security.Cryptography;

namespace AgentAssist.Storage.Writing;

/// <summary>Creates a secret where there is none, and reads it.</summary>
internal sealed class SecretWrite(string name, int bytes) : WriteCommand<byte[]>
{
    public override string LockOrder => "0";

    protected override async Task<byte[]> WriteAsync(WriteSession session)
    {
        await session.ExecuteAsync(session.Statements.InsertSecret, name, RandomNumberGenerator.GetBytes(bytes));
        return (await session.FirstAsync(session.Statements.FindSecret, row => (byte[])row.GetValue(0), name))!;
    }
}
