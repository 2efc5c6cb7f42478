using Preview.Plans;

namespace Preview.Tests.Plans;

public sealed class SharedValuesTests
{
    private readonly SharedValues _shared = new();

    [Fact]
    public void A_name_a_text_and_a_urn_are_kept_once()
    {
        Assert.Same(_shared.Name(new string('a', 3)), _shared.Text("aaa".AsSpan()).Value);
        Assert.Same(_shared.Urn(new string('u', 2)), _shared.Urn("uu"));
        Assert.Same("", _shared.Name(""));
    }
}
